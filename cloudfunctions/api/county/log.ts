/** Who changed what at or below a node, the newest first. */
import { officeLine } from '../../../miniprogram/core/county/steps'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { officeOf, officeOver } from '../../_people/offices'
import { store } from '../../_platform/ports'
import { onePage, pageOf } from '../../_platform/reach'
import type { Handler } from '../request/serve'

const PAGE = 20

export const log: Handler<'county.log'> = {
  async known({ node, cursor }, me) {
    const own = officeOf(me)
    if (isRefusal(own)) return own
    const shown = await store.get('grids', node ?? own.gridId)
    if (!shown) return refuse('NOT_FOUND_HERE')
    const office = officeOver(me, shown.path)
    if (isRefusal(office)) return office
    const { rows, more } = pageOf(
      await store.list('office_events', {
        where: { path: shown._id },
        sort: ['sortKey', 'desc'],
        after: cursor,
        limit: onePage(PAGE + 1),
      }),
      PAGE,
    )
    return {
      lines: rows.map(({ at, byName, step }) => ({ at, by: byName, message: officeLine(step) })),
      next: more ? (rows.at(-1)?.sortKey ?? null) : null,
    }
  },
}
