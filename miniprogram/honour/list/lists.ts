/** Which lists there are to turn between, what each says when it is empty, and one honour as a line of it. */
import { LONG } from '../../core/lasts'
import type { Api } from '../../../contract'
import type { HonourInfo } from '../../../contract/points/honour'
import type { ChoiceView } from '../../views/models'
import { dateText, dayKey, monthKey } from '../../core/clock/shanghai'
import { dayOf, monthWithYear } from '../../utils/passbook'
import { stateLine, termText } from '../texts'
import { NOTICE_HINT, NOTHING_ON_NOTICE } from '../../views/sentences'

export type List = Api['honour.list']['ask']['list']

export const LIST_LABELS: Record<List, { label: string; hint: string; empty: string; emptyNote: string }> = {
  shown: {
    label: '晒出来的',
    hint: '本户同意才晒，哪天不想晒都能收回',
    empty: '还没有晒出来的',
    emptyNote: `谁家好，推荐一户。本户点头、公示${LONG.notice}、监委会评上了，晒在这里。`,
  },
  notice: {
    label: '公示中',
    hint: NOTICE_HINT,
    empty: NOTHING_ON_NOTICE,
    emptyNote: `本户点了头的，在这里公示${LONG.notice}。`,
  },
  mine: {
    label: '我家的',
    hint: '',
    empty: '还没有人推荐您家',
    emptyNote: '有人推荐了，先在这里问您家愿不愿意。',
  },
  toDecide: {
    label: '等我投票',
    hint: '过了半数就定下来，谁投了什么写在上面',
    empty: '没有等着您评的',
    emptyNote: '公示期满的，会出现在这里。',
  },
  voted: {
    label: '我投过的',
    hint: '还没评完的，点开能改',
    empty: '没有还在评的',
    emptyNote: '您投过票、还没评完的，会出现在这里。',
  },
}

/** The committee's comes first where there is one; `open` always stands among them. */
export const listsFor = (judges: boolean, hasHousehold: boolean, open: List): ChoiceView[] =>
  (['toDecide', 'voted', 'shown', 'notice', 'mine'] as const)
    .filter(
      list =>
        list === open || list === 'shown' || list === 'notice' || (list === 'mine' ? hasHousehold : judges),
    )
    .map(value => ({ value, label: LIST_LABELS[value].label }))

export interface HonourRow {
  id: string
  day: string
  month: string
  kind: string
  whose: string
  text: string
  note: string
  aria: string
}

/** On the notice the margin says until when; elsewhere the day it was decided, or came in. */
export function honourRow(seen: HonourInfo, list: List, now: number): HonourRow {
  const { id, kindLabel, householdTitle, term, noticeUntil, decidedAt } = seen
  const until = list === 'notice' ? noticeUntil : null
  const at = until ?? decidedAt ?? seen.at
  const day = until === null ? dayOf(at) : dayKey(at) === dayKey(now) ? '今晚到' : `到${dayOf(at)}`
  const month = monthKey(at) === monthKey(now) ? '' : monthWithYear(monthKey(at), now)
  const note =
    list === 'shown' ? termText(term) : list === 'notice' && seen.openObjections === 0 ? '' : stateLine(seen)
  return {
    id,
    day,
    month,
    kind: kindLabel,
    whose: householdTitle,
    text: seen.text ?? '',
    note,
    aria: [`${until === null ? '' : '公示到'}${dateText(at)}`, kindLabel, householdTitle, note]
      .filter(words => words !== '')
      .join('，'),
  }
}
