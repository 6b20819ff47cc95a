/** The reader's own lists, and those that wait for their yes. */
import { mayLetOut } from '../../../miniprogram/core/county/exporting'
import { lastsMs } from '../../../miniprogram/core/lasts'
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { ExportDoc } from '../../_documents'
import { officeOf } from '../../_people/offices'
import { actorOf, type Known } from '../../_people/person'
import { gt, otherThan } from '../../_platform/bounds'
import { store } from '../../_platform/ports'
import { first, onePage, pageOf } from '../../_platform/reach'
import type { Handler } from '../request/serve'
import { cardOf, isUnderWay, villageOf } from './facts'

const MINE = 10
const PAGE = 20

export const home: Handler<'export.home'> = {
  async known({ node }, me) {
    const office = officeOf(me)
    if (isRefusal(office)) return office
    const own = node ?? (office.role === 'dispatcher' ? office.gridId : undefined)
    const village = own === undefined ? null : await villageOf(own, me)
    if (isRefusal(village)) return village
    const mine = await store.list('exports', {
      where: { by: me.person._id },
      sort: ['sortKey', 'desc'],
      limit: first(MINE),
    })
    const { rows, more } = pageOf(
      await store.list('exports', {
        // Neither what ran out nor the reader's own fills the page.
        where: {
          waitsAt: office.gridId,
          by: otherThan(me.person._id),
          sortKey: gt(String(me.now - lastsMs('exportAnswer')).padStart(13, '0')),
        },
        sort: ['sortKey', 'asc'],
        limit: onePage(PAGE + 1),
      }),
      PAGE,
    )
    const waiting = await Promise.all(rows.map(async one => ((await isMineToAnswer(one, me)) ? [one] : [])))
    return {
      now: me.now,
      village: village && { id: village._id, name: village.name },
      mine: mine.map(one => cardOf(one, me.now)),
      waiting: waiting.flat().map(one => cardOf(one, me.now)),
      more,
    }
  },
}

/** Whether it waits, and for this reader. */
async function isMineToAnswer(one: ExportDoc, me: Known): Promise<boolean> {
  if (one.state !== 'asked' || !isUnderWay(one, me.now)) return false
  const asker = await store.get('people', one.by)
  return asker !== null && mayLetOut(me.actor, { ...one, asker: actorOf(asker) }, me.now)
}
