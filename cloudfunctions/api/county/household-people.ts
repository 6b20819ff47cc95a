/** People of a household go to another, move away, die, or turn out to be one. */
import { about } from '../../../miniprogram/core/about'
import { maskName } from '../../../miniprogram/core/people/mask'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { HouseholdDoc, PersonDoc } from '../../_documents'
import { carryOver, leftBehind, ordersOf, together, whyTwo } from '../../_journal/orders/selves'
import { afterMove, householdsOf, tellMove, type Move } from '../../_people/belonging'
import { calledOf, isUnbound, peopleOf } from '../../_people/joining'
import { whomOf } from '../../_people/households'
import { logOffice, officialOf } from '../../_people/log/office-log'
import { asDead } from '../../_people/person'
import { store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Tx } from '../../_platform/inside'
import type { Ask, Handler } from '../request/serve'
import { isDoorTaken, newDoor } from './household'
import { formerOf, householdOf } from './household-open'

/** Those of a household's page, as they were handed out there; null where one of them is not. */
async function named(
  household: string,
  whom: readonly string[],
  former: boolean,
): Promise<PersonDoc[] | null> {
  const there = [...(await peopleOf(household)), ...(former ? await formerOf(household) : [])]
  const found = whom.flatMap(one => there.find(({ _id }) => whomOf(household, _id) === one) ?? [])
  return found.length === whom.length ? found : null
}
const called = (person: PersonDoc): string => maskName(calledOf(person))

export const move: Handler<'household.move'> = {
  async known(ask, me) {
    const household = await householdOf(ask.household, me)
    if (isRefusal(household)) return household
    const answer = { message: '换好了。两户家里的人都会知道。' }
    if (me.again) return answer
    const far = await whyNot(ask, household)
    if (far) return far
    const people = await named(household._id, ask.whom, true)
    if (!people) return refuse('NO_SUCH_PERSON', {}, 'whom')
    const heard = await Promise.all(people.map(one => householdsOf(one.householdId, ask.to ?? null)))
    const done = await transaction<true>(async tx => {
      const goal = await goalOf(tx, ask, household)
      if (isRefusal(goal)) return goal
      for (const [i, { _id }] of people.entries()) {
        const person = await tx.get('people', _id)
        if (!person || person.householdId !== people[i]?.householdId) return refuse('STALE')
        const going: Move = { person, to: goal, how: 'roster', by: me.person._id, now: me.now }
        await tx.put('people', afterMove(going))
        await tellMove(tx, going, heard[i] ?? { left: [], entered: [] })
      }
      await logOffice(tx, officialOf(me, ask.key), {
        about: about('household', household._id),
        path: household.path,
        step: { type: 'PeopleMoved', from: household.door, to: goal.door, names: people.map(called) },
        now: me.now,
      })
      return true
    })
    return isRefusal(done) ? done : answer
  },
}

/** Nobody is moved to another village; a new door is not written like one that is there. */
async function whyNot(
  { to, door }: Ask<'household.move'>,
  { gridId, path }: HouseholdDoc,
): Promise<Refusal | null> {
  if (to === undefined) {
    if (door === undefined) return refuse('BAD_INPUT', {}, 'door')
    return (await isDoorTaken(gridId, door)) ? refuse('DOOR_TAKEN', { name: door }, 'door') : null
  }
  // Back to where they left is a move, too: `to` may be the household itself.
  const goal = await store.get('households', to)
  if (!goal) return refuse('NOT_FOUND_HERE')
  return goal.path[2] === path[2] ? null : refuse('HOUSEHOLD_FAR')
}

async function goalOf(
  tx: Tx,
  { to, door = '', key }: Ask<'household.move'>,
  { gridId }: HouseholdDoc,
): Promise<HouseholdDoc | Refusal> {
  if (to === undefined) return newDoor(tx, gridId, door, key)
  return (await tx.get('households', to)) ?? refuse('NOT_FOUND_HERE')
}

const GONE = {
  away: '记好了。家里的人会知道；半年里还算这一家的亲属。',
  died: '记好了。这一位的微信登记也收了。',
} as const

export const gone: Handler<'household.gone'> = {
  async known({ household: id, whom, why, key }, me) {
    const household = await householdOf(id, me)
    if (isRefusal(household)) return household
    if (me.again) return { message: GONE[why] }
    const [person] = (await named(id, [whom], false)) ?? []
    if (!person) return refuse('NO_SUCH_PERSON', {}, 'whom')
    if ((await store.count('tickets', { 'list.openOf': person._id }, 1)) > 0) return refuse('PERSON_OPEN')
    const heard = await householdsOf(id, null)
    const done = await transaction<true>(async tx => {
      const present = await tx.get('people', person._id)
      if (present?.householdId !== id) return refuse('STALE')
      if (present.posts.some(({ until }) => until === null || until > me.now)) return refuse('PERSON_IN_POST')
      const going: Move = { person: present, to: null, how: 'roster', by: me.person._id, now: me.now }
      const after = afterMove(going)
      await tx.put('people', why === 'died' ? asDead(after, me.now) : after)
      // Anybody who lost somebody is not sent a line about it.
      await tellMove(tx, going, why === 'died' ? { left: [], entered: [] } : heard)
      await logOffice(tx, officialOf(me, key), {
        about: about('household', id),
        path: household.path,
        step: { type: 'PersonGone', door: household.door, name: called(present), why },
        now: me.now,
      })
      return true
    })
    return isRefusal(done) ? done : { message: GONE[why] }
  },
}

export const unite: Handler<'household.unite'> = {
  async known({ household: id, first, second, key }, me) {
    const household = await householdOf(id, me)
    if (isRefusal(household)) return household
    const answer = { message: '并好了。以前的单、积分的亲属都归到一起。' }
    if (me.again) return answer
    const both = await named(id, [first, second], false)
    const [keeps, goes] = both ?? []
    if (!keeps || !goes || keeps._id === goes._id) return refuse('NO_SUCH_PERSON', {}, 'second')
    if (!isUnbound(keeps) && !isUnbound(goes)) return refuse('UNITE_ACCOUNTS')
    const why = whyTwo(keeps, goes, await ordersOf(goes._id))
    // Both stand on the office's own register: it is the office that says so.
    if (why !== null && why !== 'roster') return refuse(why === 'post' ? 'PERSON_IN_POST' : 'HOUSEHOLD_FAR')
    const done = await transaction<true>(async tx => {
      const done = await united(tx, keeps._id, goes._id, me.person._id, me.now)
      if (done !== true) return done
      await logOffice(tx, officialOf(me, key), {
        about: about('household', id),
        path: household.path,
        step: { type: 'PersonsUnited', door: household.door, name: called(keeps) },
        now: me.now,
      })
      return true
    })
    if (isRefusal(done)) return done
    // What takes longer than this request the clock carries over.
    const left = await store.get('people', goes._id)
    if (left) await carryOver(left, me.now)
    return answer
  },
}

/** The one that keeps takes over stays, kin and account; the other ends. */
async function united(tx: Tx, into: string, from: string, by: string, now: number): Promise<true | Refusal> {
  const [before, gone] = [await tx.get('people', into), await tx.get('people', from)]
  if (!before || !gone || gone.united || before.united) return refuse('STALE')
  const { householdId } = gone
  await tx.put('people', leftBehind(gone, into, by, now))
  const account =
    isUnbound(before) && !isUnbound(gone) ? { openid: gone.openid, confirmed: gone.confirmed } : {}
  await tx.put('people', { ...together(before, gone, now), ...account })
  if (householdId !== null)
    await tx.put('belonging_events', {
      _id: `${householdId}:${String(now).padStart(13, '0')}:${from}:united`,
      v: 1,
      householdId,
      personId: from,
      type: 'united',
      how: 'roster',
      at: now,
      by,
    })
  return true
}
