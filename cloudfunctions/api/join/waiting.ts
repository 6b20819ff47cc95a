/** What waits for my yes, and the letters of the doors I look after. */
import { FACE_TO_FACE } from '../../../miniprogram/core/people/joining'
import { maskName, NAME_WAITS } from '../../../miniprogram/core/people/mask'
import { inForce } from '../../../miniprogram/core/people/role'
import { isSame } from '../../../miniprogram/core/text/fold'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import type { JoinRequestInfo, LetterInfo } from '../../../contract/person/joining'
import type { JoinRequestDoc, LetterDoc, PersonDoc } from '../../_documents'
import { calledOf, nameOf, peopleOf } from '../../_people/joining'
import { standsInFor } from '../../_people/in-post'
import { grids } from '../../_people/names'
import type { Known } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import type { Handler } from '../request/serve'
import { gt, otherThan, type Where } from '../../_platform/bounds'
import { listOver } from '../over'

const PAGE = 20

/**
 * Keys under which requests wait for me. The desk sees those of its village too: it answers where no grid member is. Of a
 * village without a desk, and of a town without anybody in post, they wait for the level above.
 */
async function keysOf(me: Pick<Known, 'actor' | 'now'>, inOffice: boolean): Promise<string[]> {
  const { actor, now } = me
  const { desks, towns } = await standsInFor(me)
  const posts = actor.posts.filter(post => inForce(post, now))
  return [
    ...(actor.householdId === null || inOffice ? [] : [`household:${actor.householdId}`]),
    ...posts.flatMap(({ role, gridId }) => {
      if (role === 'gridMember' || role === 'dispatcher') return [`grid:${gridId}`]
      return role === 'inspector' || role === 'admin' ? [`above:${role}@${gridId}`] : []
    }),
    ...desks.map(node => `grid:${node}`),
    ...towns.map(node => `above:inspector@${node}`),
  ]
}

/**
 * A query a key. Nobody answers their own. `inOffice`: without what waits for one's household. `after`: the sort key of the
 * last one that was shown.
 */
export const waitingFor = async (me: Known, inOffice: boolean, after?: string): Promise<Where[]> =>
  [...new Set(await keysOf(me, inOffice))].map(keys => ({
    keys,
    openid: otherThan(me.openid),
    personId: otherThan(me.person._id),
    sortKey: gt(after ?? String(me.now).padStart(13, '0')),
  }))

export const waiting: Handler<'join.waiting'> = {
  async known({ as, cursor }, me) {
    const found = await listOver('join_requests', await waitingFor(me, as !== undefined, cursor), {
      sort: ['sortKey', 'asc'],
      limit: onePage(PAGE + 1),
    })
    const shown = found.slice(0, PAGE)
    const items: JoinRequestInfo[] = []
    for (const request of shown) items.push(await seen(request))
    return { now: me.now, items, next: found.length > PAGE ? (shown.at(-1)?.sortKey ?? null) : null }
  },
}

async function seen(request: JoinRequestDoc): Promise<JoinRequestInfo> {
  const household = request.householdId === null ? null : await store.get('households', request.householdId)
  const name = seal.open(request.nameSealed)
  const person = await store.get('people', request.personId)
  const post = request.asked === 'post' ? person : null
  return {
    id: request._id,
    asked: request.asked,
    name: named(request, person ? calledOf(person) : NAME_WAITS),
    door: household?.door ?? '',
    at: request.at,
    until: request.until,
    faceToFace: FACE_TO_FACE[request.asked],
    alike: request.asked === 'newcomer' ? await alikeIn(request, name) : null,
    post: post ? post.posts.map(one => ROLE_LABELS[one.role]).join('、') : '',
    group: request.group ? ((await grids.of([request.group])).get(request.group)?.name ?? null) : null,
  }
}

/**
 * Anyone who says yes must know to whom: the name was typed for them. Where the two meet face to face a number is compared,
 * and the surname is enough (docs/adr/0111).
 */
const named = ({ asked }: JoinRequestDoc, name: string): string =>
  FACE_TO_FACE[asked] ? maskName(name) : name

async function alikeIn({ householdId, personId }: JoinRequestDoc, name: string): Promise<string | null> {
  if (householdId === null) return null
  const other = (await peopleOf(householdId)).find(
    (one: PersonDoc) => one._id !== personId && isSame(nameOf(one), name),
  )
  return other ? maskName(calledOf(other)) : null
}

export const letters: Handler<'join.letters'> = {
  async known({ cursor }, me) {
    const nodes = me.actor.posts
      .filter(post => post.role === 'gridMember' && inForce(post, me.now))
      .map(post => post.gridId)
    const found = await listOver(
      'letters',
      [...new Set(nodes)].map(path => ({ path })),
      {
        sort: ['sortKey', 'desc'],
        limit: onePage(PAGE + 1),
        ...(cursor === undefined ? {} : { after: cursor }),
      },
    )
    const shown = found.slice(0, PAGE)
    return {
      now: me.now,
      items: await Promise.all(shown.map(doc => letterInfo(doc, me.now))),
      next: found.length > PAGE ? (shown.at(-1)?.sortKey ?? null) : null,
    }
  },
}

/** Never its code: who made it, for whom, and whether it was used. */
async function letterInfo(doc: LetterDoc, now: number): Promise<LetterInfo> {
  const household = await store.get('households', doc.householdId)
  const who = doc.personId === null ? null : await store.get('people', doc.personId)
  return {
    id: doc._id,
    door: household?.door ?? '',
    who: who ? maskName(calledOf(who)) : null,
    at: doc.at,
    until: doc.until,
    byName: doc.byName,
    state: doc.state === 'waiting' && doc.until <= now ? 'over' : doc.state,
    endedAt: doc.endedAt,
  }
}
