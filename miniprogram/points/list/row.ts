/** An application in a list: the day in the margin, what and whose, how it stands. */
import type { ApplicationInfo } from '../../../contract/points/deed'
import type { LedgerRowView } from '../../views/models'
import { dateText, dayKey, monthKey } from '../../core/clock/shanghai'
import { deedWords, doneWith } from '../../core/points/says'
import { dayOf, monthOf, signed } from '../../utils/passbook'
import type { List } from './lists'

const ENDED = ['refused', 'overruled', 'withdrawn']

export function applicationRow(seen: ApplicationInfo, list: List, now: number): LedgerRowView {
  const { households, objectUntil, state, openObjections } = seen
  // On the notice the margin says until when; elsewhere the day it came in.
  const isNotice = list === 'notice' && objectUntil !== null
  const at = isNotice ? objectUntil : seen.at
  const whose =
    households.length > 1
      ? `${households[0]?.title ?? ''}等 ${households.length} 家`
      : (households[0]?.title ?? '')
  const stateLine =
    openObjections > 0
      ? `${openObjections} 条意见等答复`
      : isNotice && seen.confirmedBy
        ? `${seen.confirmedBy}${doneWith(seen.points).vouch}`
        : seen.stateText
  const title = deedWords(seen.item, seen.quantity)
  const note =
    list === 'toConfirm' ? whose : list === 'mine' && !seen.group ? stateLine : `${whose}，${stateLine}`
  const day = isNotice ? (dayKey(at) === dayKey(now) ? '今晚到' : `到${dayOf(at)}`) : dayOf(at)
  const month = monthKey(at) === monthKey(now) ? '' : monthOf(monthKey(at))
  const tone = ENDED.indexOf(state) >= 0 || state === 'credited' ? 'ink' : 'pencil'
  const points = ENDED.indexOf(state) >= 0 ? '' : signed(seen.points)
  return {
    id: seen.id,
    day,
    month,
    title,
    note,
    points,
    after: seen.group && households.length > 1 ? '每家' : '',
    tone: list === 'mine' ? tone : 'ink',
    opens: true,
    aria: `${isNotice ? '公示到' : ''}${dateText(at)}，${title}，${note}，${signed(seen.points)} 分`,
  }
}
