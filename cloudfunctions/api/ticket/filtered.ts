/** Every order of a desk or a town, the newest first, filtered by one thing at a time: each filter has its index. */
import { fromDayKey } from '../../../miniprogram/core/clock/shanghai'
import type { Source } from '../../../miniprogram/core/ticket/types'
import type { Known } from '../../_people/person'
import { between, type Where } from '../../_platform/bounds'
import type { ListQuery } from '../../_platform/select'
import { nodesOf, timeKey } from './lists'

/** One of them; `{}`: everything. */
export type Only = { month: string } | { sub: string } | { source: Source }

/** Null where nobody serves a desk or a town: the list is not theirs. */
export function filtered(
  only: Only | undefined,
  me: Known,
): { wheres: Where[]; sort: NonNullable<ListQuery['sort']> } | null {
  const filter = only === undefined ? {} : whereOf(only)
  // The town's own, too; the index wants to be told either way.
  const towns = nodesOf(me, ['inspector']).flatMap(path =>
    [true, false].map(aboutStaff => ({ path, aboutStaff })),
  )
  const desks = nodesOf(me, ['dispatcher']).map(path => ({ path, aboutStaff: false }))
  const wheres = [...towns, ...desks].map(({ path, aboutStaff }) => ({
    path,
    'list.aboutStaff': aboutStaff,
    ...filter,
  }))
  return wheres.length > 0 ? { wheres, sort: ['list.sortKey', 'desc'] } : null
}

function whereOf(only: Only): Where {
  if ('sub' in only) return { 'ticket.sub': only.sub }
  if ('source' in only) return { 'ticket.source': only.source }
  const [year = 0, month = 1] = only.month.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return { 'list.sortKey': between(timeKey(fromDayKey(`${only.month}-01`)), timeKey(fromDayKey(next))) }
}
