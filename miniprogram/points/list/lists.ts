/** Which lists a person turns between, and what each says when it is empty. */
import { LONG } from '../../core/lasts'
import type { Api } from '../../../contract'
import type { PointsHome } from '../../../contract/points/book'
import type { ChoiceView } from '../../views/models'
import { NOTICE_HINT, NOTHING_ON_NOTICE, WAITS_FOR_ANSWER } from '../../views/sentences'

export type List = Api['points.list']['ask']['list']

export const LIST_LABELS: Record<List, { label: string; hint: string; empty: string; emptyNote: string }> = {
  mine: { label: '报过的', hint: '', empty: '还没报过', emptyNote: '清河道、扫路、照看老人，做了就报一件。' },
  toConfirm: {
    label: '等证实',
    hint: '看见了，或者问过在场的人，才证实',
    empty: '没有等着证实的',
    emptyNote: '有人报了，会出现在这里。',
  },
  notice: {
    label: '公示',
    hint: NOTICE_HINT,
    empty: NOTHING_ON_NOTICE,
    emptyNote: `有人证实了的好事，在这里公示${LONG.notice}。`,
  },
  objected: {
    label: '等答复',
    hint: WAITS_FOR_ANSWER,
    empty: '没有等着答复的意见',
    emptyNote: '有人提了意见，会出现在这里。',
  },
  done: {
    label: '办完',
    hint: '入账的、没通过的，都在这里',
    empty: '还没有办完的',
    emptyNote: '公示期满，就到这里。',
  },
}

/** Turned between: the own ones, what is on the notice, and the work a post brings. `open` always stands among them. */
export function listsFor(home: PointsHome | null, roles: readonly string[], open: List): ChoiceView[] {
  const has = (...wanted: string[]) => wanted.some(role => roles.indexOf(role) >= 0)
  const vouches = has('gridMember', 'supervisor', 'inspector')
  const answers = has('supervisor', 'inspector')
  const shown: Record<List, boolean> = {
    toConfirm: vouches || (home?.duties.toConfirm ?? 0) > 0,
    objected: answers || (home?.duties.toAnswer ?? 0) > 0,
    notice: true,
    mine: home?.household != null || has('gridMember'),
    done: answers || has('gridMember'),
  }
  return (Object.keys(shown) as List[])
    .filter(list => shown[list] || list === open)
    .map(value => ({ value, label: LIST_LABELS[value].label }))
}
