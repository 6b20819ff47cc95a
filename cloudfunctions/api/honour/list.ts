/** Lists of honours by time, never by anything that compares: shown, on the notice, waiting for the committee, mine. */
import { awaitsMe, waysOn } from '../../../miniprogram/core/honour/decide'
import type { Viewer } from '../../../miniprogram/core/honour/judging'
import type { Honour } from '../../../miniprogram/core/honour/kinds'
import { reads } from '../../../miniprogram/core/honour/sight/reads'
import { isOnSide } from '../../../miniprogram/core/people/demo'
import { livesIn } from '../../../miniprogram/core/people/impartial'
import { inForce } from '../../../miniprogram/core/people/role'
import { refuse } from '../../../miniprogram/core/refusal'
import type { HonourDoc } from '../../_documents'
import { viewerOf, viewersIn } from '../../_journal/honours/viewer'
import { store } from '../../_platform/ports'
import type { Ask, Handler } from '../request/serve'
import type { Where } from '../../_platform/bounds'
import type { Known } from '../../_people/person'
import { allOver, listOver } from '../over'
import { nodesOf, villageOf } from '../ticket/lists'
import { openHonour, honourInfos, type Looked } from './info'
import { onePage } from '../../_platform/reach'

const PAGE = 20

export const list: Handler<'honour.list'> = {
  async known({ list: name, villageId, cursor }, me) {
    const found = await LISTS[name](me, villageId ?? null, cursor)
    if (found === null) return refuse('NOT_ALLOWED')
    const looked: Looked[] = []
    const villages = new Map<string, Awaited<ReturnType<typeof viewersIn>>>()
    for (const { honour } of found.docs.filter(({ path }) => isOnSide(me.person, path))) {
      const looks = villages.get(honour.villageId) ?? (await viewersIn(me, honour.villageId))
      villages.set(honour.villageId, looks)
      looked.push({ honour, viewer: looks(honour) })
    }
    return {
      now: me.now,
      items: await honourInfos(
        looked.filter(({ honour, viewer }) => reads(honour, viewer) && wanted(name, honour, viewer)),
      ),
      next: found.next,
    }
  },
}

type Name = Ask<'honour.list'>['list']
interface Found {
  docs: HonourDoc[]
  next: string | null
}
const NOTHING: Found = { docs: [], next: null }

/** Null: not this person's list. */
const LISTS: Record<
  Name,
  (me: Known, villageId: string | null, after: string | undefined) => Promise<Found | null>
> = {
  async shown(me, villageId, after) {
    const village = villageId ?? villageOf(me)
    return village ? paged([{ villageId: village, shown: true }], after) : NOTHING
  },
  async mine({ actor }, _, after) {
    return actor.householdId === null ? NOTHING : paged([{ householdId: actor.householdId }], after)
  },
  async notice(me, villageId, after) {
    const nodes = nodesNear(me, villageId)
    return (
      nodes &&
      paged(
        nodes.map(path => ({ path, state: 'notice' })),
        after,
      )
    )
  },
  // Both states last days, so they are read whole.
  async toDecide(me, villageId) {
    const nodes = nodesNear(me, villageId)
    return (
      nodes && {
        docs: await allOver(
          'honours',
          nodes.flatMap(path => ['deciding', 'notice'].map(state => ({ path, state }))),
          { sort: ['sortKey', 'desc'] },
        ),
        next: null,
      }
    )
  },
  async voted(me, villageId) {
    const nodes = nodesNear(me, villageId)
    return (
      nodes && {
        docs: await allOver(
          'honours',
          nodes.map(path => ({ path, state: 'deciding' })),
          { sort: ['sortKey', 'desc'] },
        ),
        next: null,
      }
    )
  },
}

async function paged(wheres: Where[], after: string | undefined): Promise<Found> {
  const docs = await listOver('honours', wheres, {
    sort: ['sortKey', 'desc'],
    after,
    limit: onePage(PAGE + 1),
  })
  return { docs: docs.slice(0, PAGE), next: docs.length > PAGE ? (docs[PAGE - 1]?.sortKey ?? null) : null }
}

/** The village that was asked for, if it is one's own or one's office's; else all villages one serves, else the own one. */
function nodesNear(me: Known, villageId: string | null): string[] | null {
  const { actor, now } = me
  if (villageId !== null) return livesIn(actor, villageId, now) || isOfTown(me) ? [villageId] : null
  const served = [...new Set([...nodesOf(me, ['supervisor']), ...nodesOf(me, ['inspector'])])]
  if (served.length > 0) return served
  const village = villageOf(me)
  return village ? [village] : null
}
/** What of another town's is not theirs is left out one by one (`honourInfos`). */
const isOfTown = ({ actor, now }: Known): boolean =>
  actor.posts.some(post => inForce(post, now) && post.role === 'inspector')

const wanted = (name: Name, honour: Honour, viewer: Viewer): boolean => {
  if (name === 'toDecide') return awaitsMe(honour, viewer)
  return name !== 'voted' || (waysOn(honour, viewer).includes('vote') && !awaitsMe(honour, viewer))
}

export const open: Handler<'honour.open'> = {
  async known({ id }, me) {
    const doc = await store.get('honours', id)
    if (!doc || !isOnSide(me.person, doc.path)) return refuse('NOT_FOUND')
    const { honour } = doc
    const viewer = await viewerOf(me, honour)
    if (!reads(honour, viewer)) return refuse('NOT_FOUND')
    return openHonour(honour, viewer)
  },
}
