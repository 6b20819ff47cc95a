/** Coming into a household at once: by a letter, or with a number that is listed. */
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { JoinedHow } from '../../../miniprogram/core/people/belonging'
import type { PersonId } from '../../../miniprogram/core/people/role'
import type { HouseholdDoc, PersonDoc } from '../../_documents'
import { carryOver, leftBehind, ordersOf, together, whyTwo } from '../../_journal/orders/selves'
import type { TextCheck } from '../../_journal/words/keep-words'
import { withTypedName } from '../../_journal/words/typed-name'
import { afterMove, formerStays, householdsOf, tellMove, type Move } from '../../_people/belonging'
import { bound, freshPerson, isUnbound, postRequestOf, writeRequest } from '../../_people/joining'
import type { Visitor } from '../../_people/person'
import type { Tx } from '../../_platform/inside'
import { store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'

export interface Entering {
  household: HouseholdDoc
  /** Who they are by the list; null: somebody new. */
  whom: PersonDoc | null
  name: string
  phone: string | null
  check: TextCheck
  how: JoinedHow
  /** Read first: why the way in is closed meanwhile. */
  closed: (tx: Tx) => Promise<Refusal | null>
  /** Written last: the way in is used up by it. */
  used: (tx: Tx, by: PersonId) => Promise<void>
}

/** The account is this person's, and they live there. STALE where they were somebody else's meanwhile. */
export async function enter(
  { household, whom, name, phone, check, how, closed, used }: Entering,
  { openid, person, now }: Visitor,
): Promise<PersonDoc | Refusal> {
  const [heard, former] = await Promise.all([
    householdsOf(null, household._id),
    // Who leaves and comes back is no stranger to their own family, whichever way they come.
    formerStays(openid, phone, now),
  ])
  if (person?.householdId) heard.left = (await householdsOf(person.householdId, null)).left
  // A guest who turns out to be listed: what they ordered meanwhile is theirs still.
  const guest = whom !== null && isUnbound(whom) ? person : null
  const isOne = whom !== null && guest !== null && whyTwo(whom, guest, await ordersOf(guest._id)) === null
  const entered = await transaction<PersonDoc>(async tx => {
    const why = await closed(tx)
    if (why) return why
    const found = whom ? await tx.get('people', whom._id) : await freshPerson(openid, tx.get)
    if (!found) return refuse('STALE')
    const before =
      whom === null ? await withTypedName(tx, found, { name, check, path: household.path, now }) : found
    const isListed = isUnbound(before) && whom !== null
    if (whom !== null && !isListed && before.openid !== openid) return refuse('STALE')
    const gone = isListed && guest ? await tx.get('people', guest._id) : null
    if (gone)
      await tx.put(
        'people',
        isOne
          ? leftBehind(gone, before._id, before._id, now)
          : { ...gone, openid: `unbound:${gone._id}`, guestAt: null },
      )
    const one = bound(isListed && gone && isOne ? together(before, gone, now) : before, openid, phone)
    const named = { ...one, belonged: [...former, ...one.belonged] }
    const move: Move = { person: named, to: household, how, by: named._id, now }
    const after = named.householdId === household._id ? named : afterMove(move)
    await tx.put('people', after)
    await tellMove(
      tx,
      named.householdId === household._id ? { ...move, person: { ...named, householdId: null } } : move,
      heard,
    )
    await used(tx, named._id)
    const waiting = await postRequestOf(after, now)
    if (waiting) await writeRequest(tx, waiting.request, after, waiting.hearers)
    return after
  })
  const left = isOne && !isRefusal(entered) ? await store.get('people', guest._id) : null
  if (left) await carryOver(left, now)
  return entered
}
