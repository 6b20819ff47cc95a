/** A door of a grid, what is written on it, and somebody who is on no list yet. */
import { about } from '../../../miniprogram/core/about'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { fold, isSame } from '../../../miniprogram/core/text/fold'
import { maskName } from '../../../miniprogram/core/people/mask'
import type { HouseholdDoc, PersonDoc } from '../../_documents'
import { afterMove, householdsOf, tellMove, type Move } from '../../_people/belonging'
import { guestsIn, isUnbound, likeness, nameOf, nobody, peopleOf } from '../../_people/joining'
import { listedPhone } from '../../_roster/listed-phone'
import { factsOf } from '../../_people/node-facts'
import { logOffice, officialOf } from '../../_people/log/office-log'
import { putInto } from '../../_people/open-grid'
import { seal, store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Tx } from '../../_platform/inside'
import type { Handler } from '../request/serve'
import { nodeOf } from './facts'
import { householdOf } from './household-open'

/**
 * A new door, in the caller's transaction. Its id follows from grid and door, so that two who press at once make one; where
 * that one was written otherwise since, from the press.
 */
export async function newDoor(
  tx: Tx,
  gridId: string,
  door: string,
  key: string,
): Promise<HouseholdDoc | Refusal> {
  const grid = await putInto(tx, gridId)
  if (isRefusal(grid)) return grid
  const idOf = (from: string) => `h${seal.codeHash('household', `${gridId}:${from}`).slice(0, 23)}`
  const present = await tx.get('households', idOf(fold(door)))
  if (present && fold(present.door) === fold(door)) return refuse('DOOR_TAKEN', { name: door }, 'door')
  const household: HouseholdDoc = {
    _id: idOf(present ? key : fold(door)),
    v: 1,
    gridId,
    path: grid.path,
    door,
  }
  await tx.put('households', household)
  return household
}

/** Another door of the grid that is written alike. */
export async function isDoorTaken(gridId: string, door: string, except = ''): Promise<boolean> {
  const there = await store.all('households', { where: { gridId } })
  return there.some(one => one._id !== except && fold(one.door) === fold(door))
}

export const addDoor: Handler<'household.add'> = {
  async known({ node: nodeId, door, key }, me) {
    const node = await nodeOf(nodeId, me, false)
    if (isRefusal(node)) return node
    const answer = { message: `加好了：${door}。` }
    if (me.again) return answer
    const { children, level, ended, regrouping, name } = await factsOf(node)
    if (ended || level < 3 || children > 0) return refuse('NODE_NOT_HOUSEHOLD_GRID')
    if (regrouping) return refuse('NODE_BUSY', { name })
    if (await isDoorTaken(nodeId, door)) return refuse('DOOR_TAKEN', { name: door }, 'door')
    const done = await transaction<true>(async tx => {
      const household = await newDoor(tx, nodeId, door, key)
      if (isRefusal(household)) return household
      await logOffice(tx, officialOf(me, key), {
        about: about('household', household._id),
        path: node.path,
        step: { type: 'HouseholdAdded', door },
        now: me.now,
      })
      return true
    })
    return isRefusal(done) ? done : answer
  },
}

export const writeDoor: Handler<'household.setDoor'> = {
  async known({ household: id, door, key }, me) {
    const household = await householdOf(id, me)
    if (isRefusal(household)) return household
    const answer = { message: `门牌改好了：${door}。` }
    if (me.again) return answer
    if (await isDoorTaken(household.gridId, door, id)) return refuse('DOOR_TAKEN', { name: door }, 'door')
    const done = await transaction<true>(async tx => {
      const present = await tx.get('households', id)
      if (!present) return refuse('NOT_FOUND_HERE')
      const { noDoor: _, ...rest } = present
      await tx.put('households', { ...rest, door })
      await logOffice(tx, officialOf(me, key), {
        about: about('household', id),
        path: present.path,
        step: { type: 'DoorChanged', from: present.door, to: door },
        now: me.now,
      })
      return true
    })
    return isRefusal(done) ? done : answer
  },
}

export const addPerson: Handler<'household.person'> = {
  async known({ household: id, name, phone, key }, me) {
    const household = await householdOf(id, me)
    if (isRefusal(household)) return household
    const answer = { message: `加好了。${maskName(name)}能用自己的手机登记了。` }
    if (me.again) return answer
    if ((await peopleOf(id)).some(one => isSame(nameOf(one), name)))
      return refuse('PERSON_THERE', { who: maskName(name) }, 'name')
    const [heard, helped] = await Promise.all([householdsOf(null, id), helpedHere(household, name)])
    const done = await transaction<true>(async tx => {
      const to = await tx.get('households', id)
      if (!to) return refuse('NOT_FOUND_HERE')
      const person = await newPerson(tx, id, { name, phone, key, helped, now: me.now })
      if (isRefusal(person)) return person
      const move: Move = { person, to, how: 'roster', by: me.person._id, now: me.now }
      await tx.put('people', afterMove(move))
      await tellMove(tx, move, heard)
      await logOffice(tx, officialOf(me, key), {
        about: about('household', id),
        path: to.path,
        step: { type: 'PersonAdded', door: to.door, name: maskName(name) },
        now: me.now,
      })
      return true
    })
    return isRefusal(done) ? done : answer
  },
}

interface Added {
  name: string
  phone: string | undefined
  key: string
  /** Who was helped there under that name. */
  helped: string | null
  now: number
}

/** Somebody of that name who was helped behind this door, or behind one that is called so and was on no list. */
async function helpedHere({ _id, path, door }: HouseholdDoc, name: string): Promise<string | null> {
  const guests = (await guestsIn(path[2] ?? '')).filter(isUnbound)
  const here = guests.filter(({ guestAt }) =>
    guestAt?.householdId == null ? isSame(guestAt?.door ?? '', door) : guestAt.householdId === _id,
  )
  return likeness(here, name)?._id ?? null
}

/** Two who enter the same name at once enter one. */
async function newPerson(
  tx: Tx,
  household: string,
  { name, phone, key, helped, now }: Added,
): Promise<PersonDoc | Refusal> {
  const known = helped === null ? null : await tx.get('people', helped)
  // What was ordered for them before they stood on any list goes on being theirs.
  if (known?.guestAt && isUnbound(known))
    return { ...known, guestAt: null, ...(phone === undefined ? {} : listedPhone(phone, now)) }
  const idOf = (from: string) => `p${seal.codeHash('added', `${household}:${from}`).slice(0, 23)}`
  const present = await tx.get('people', idOf(fold(name)))
  if (present?.householdId === household) return refuse('PERSON_THERE', { who: maskName(name) }, 'name')
  const id = idOf(present ? key : fold(name))
  return {
    ...nobody(id, `unbound:${id}`),
    nameSealed: seal.seal(name),
    ...(phone === undefined ? {} : listedPhone(phone, now)),
  }
}
