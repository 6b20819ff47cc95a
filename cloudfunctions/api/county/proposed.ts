/** Posts that somebody proposed: those that wait for the reader's second yes, and the reader's own, which may be taken back. */
import { about } from '../../../miniprogram/core/about'
import { LONG } from '../../../miniprogram/core/lasts'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import { mayAgree } from '../../../miniprogram/core/people/appointing'
import type { Post } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import type { AppointmentSeen } from '../../../contract/county/tree'
import type { AppointmentDoc, GridDoc, PersonDoc } from '../../_documents'
import { newsFor } from '../../_notices/news'
import { nameOf } from '../../_people/joining'
import { logOffice, officialOf } from '../../_people/log/office-log'
import { officeOf, officeOver } from '../../_people/offices'
import { actorOf, type Known } from '../../_people/person'
import { newcomer, shownName } from '../../_people/posts'
import { gt, type Where } from '../../_platform/bounds'
import { store } from '../../_platform/ports'
import { onePage, pageOf } from '../../_platform/reach'
import { transaction } from '../../_platform/transaction'
import { countFitting } from '../over'
import type { Handler } from '../request/serve'
import { secondsFor } from './seconds'

const PAGE = 20

/** Answered, taken back or run out. */
export const tooLate = (): Refusal => refuse('POST_OVER', { long: LONG.appointment })

/** The person a post is proposed for; a newcomer as they would be entered. */
export const proposed = (one: AppointmentDoc, person: PersonDoc | null): PersonDoc | null =>
  one.newcomer ? newcomer(one.personId, one.newcomer) : person

export interface Proposal {
  one: AppointmentDoc
  node: GridDoc
  person: PersonDoc
}
/** null: its place or its person is gone. */
async function proposalOf(one: AppointmentDoc): Promise<Proposal | null> {
  const [node, listed] = await Promise.all([
    store.get('grids', one.post.gridId),
    store.get('people', one.personId),
  ])
  const person = proposed(one, listed)
  return node && !node.ended && person ? { one, node, person } : null
}
/** What the reader may agree to; null: not theirs. */
export async function agreeable(one: AppointmentDoc, me: Known): Promise<Proposal | null> {
  const [found, giver] = await Promise.all([proposalOf(one), store.get('people', one.by)])
  if (!found || !giver) return null
  const { node, person } = found
  const concerned = { node, giver: actorOf(giver), person: actorOf(person) }
  return mayAgree(me.actor, concerned, me.now) ? found : null
}

const timeKey = (at: number): string => String(at).padStart(13, '0')
const waitingAt = ({ gridId }: Post, after: string): Where => ({ waitsAt: gridId, sortKey: gt(after) })

/** How many wait for this reader's yes, no further than 100. */
export async function countAgreeable(me: Known): Promise<number> {
  const office = officeOf(me)
  if (isRefusal(office)) return 0
  return countFitting(
    'appointments',
    [waitingAt(office, timeKey(me.now))],
    ['sortKey', 'asc'],
    async rows => (await Promise.all(rows.map(one => agreeable(one, me)))).filter(one => one !== null).length,
  )
}

export const waiting: Handler<'post.waiting'> = {
  async known({ cursor }, me) {
    const office = officeOf(me)
    if (isRefusal(office)) return office
    if (office.role === 'dispatcher') return refuse('NOT_ALLOWED')
    const running = timeKey(me.now)
    const [waits, own] = await Promise.all([
      store.list('appointments', {
        where: waitingAt(office, cursor ?? running),
        sort: ['sortKey', 'asc'],
        limit: onePage(PAGE + 1),
      }),
      cursor === undefined
        ? store.list('appointments', {
            where: { by: me.person._id, state: 'waiting', sortKey: gt(running) },
            sort: ['sortKey', 'asc'],
            limit: onePage(PAGE + 1),
          })
        : [],
    ])
    const { rows, more } = pageOf(waits, PAGE)
    const mine = pageOf(own, PAGE)
    return {
      now: me.now,
      // Who says yes reads the whole name (adr/0111).
      items: (await Promise.all(rows.map(one => agreeable(one, me)))).flatMap(one =>
        one ? [seenOf(one, one.person.staffName ?? nameOf(one.person))] : [],
      ),
      next: more ? (rows.at(-1)?.sortKey ?? null) : null,
      mine: (await Promise.all(mine.rows.map(proposalOf))).flatMap(one =>
        one ? [seenOf(one, shownName(one.person))] : [],
      ),
      moreMine: mine.more,
    }
  },
}

const seenOf = ({ one, node }: Proposal, name: string): AppointmentSeen => ({
  id: one._id,
  name,
  post: `${node.name}${ROLE_LABELS[one.post.role]}`,
  from: one.post.from,
  until: one.post.until,
  byName: one.byName,
  at: one.at,
  answerBy: one.until,
})

export const takeBack: Handler<'post.takeBack'> = {
  async known({ id, key }, me) {
    const one = await store.get('appointments', id)
    if (!one) return refuse('NOT_FOUND_HERE')
    if (one.by !== me.person._id) return refuse('NOT_ALLOWED')
    const answer = { message: '收回了，不用谁点头了。' }
    if (me.again) return answer
    const found = await proposalOf(one)
    // Of a newcomer nothing is kept once the proposal is over.
    if (!found) return one.state === 'waiting' ? refuse('NOT_FOUND_HERE') : tooLate()
    const { node, person } = found
    const office = officeOver(me, node.path)
    if (isRefusal(office)) return office
    if (one.state !== 'waiting' || one.until <= me.now) return tooLate()
    const asked = await secondsFor(node, { giver: me.actor, person: actorOf(person) }, me.now)
    const { role } = one.post
    const name = shownName(person)
    const done = await transaction<true>(async tx => {
      const present = await tx.get('appointments', id)
      if (present?.state !== 'waiting') return tooLate()
      await tx.put('appointments', {
        ...present,
        state: 'takenBack',
        newcomer: null,
        waitsAt: [],
        answeredBy: me.person._id,
        answeredAt: me.now,
      })
      const by = officialOf(me, key)
      const step = { type: 'PostTakenBack', role, node: node.name, name } as const
      const line = await logOffice(tx, by, {
        about: about('person', person._id),
        path: node.path,
        step,
        now: me.now,
      })
      const what = officeTell('PostTakenBack', {
        name,
        post: `${node.name}${ROLE_LABELS[role]}`,
        by: by.name,
      })
      if (asked.length > 0)
        await tx.put(
          'due',
          newsFor({
            id: line,
            about: about('node', node._id),
            villageId: node.path[2] ?? node.path[1] ?? node._id,
            ...what,
            to: asked.map(({ _id }) => _id),
            now: me.now,
          }),
        )
      return true
    })
    return isRefusal(done) ? done : answer
  },
}
