/**
 * Asking to join with the code of a card: it names the door and proves nothing. Anyone who lives there, or the grid member,
 * says yes. Until then one may order from there; the passbook, the points and the household's people stay closed.
 */
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { Asked } from '../../../miniprogram/core/people/joining'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { JoinAnswer } from '../../../contract/person/joining'
import { transaction } from '../../_platform/transaction'
import type { HouseholdDoc, JoinRequestDoc, PersonDoc } from '../../_documents'
import {
  freshPerson,
  hearersOf,
  helpedAt,
  isUnbound,
  likeness,
  nameOf,
  peopleOf,
  requestDoc,
  requestIdOf,
  writeRequest,
  type Wish,
} from '../../_people/joining'
import type { Visitor } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { checkTyped, type TextCheck } from '../../_journal/words/keep-words'
import type { Ask, Handler } from '../request/serve'
import type { Tx } from '../../_platform/inside'
import { tryCode } from '../../_platform/tries'
import { withTypedName } from '../../_journal/words/typed-name'
import { inAs, like, waitingAs } from './answers'
import { groupIn } from '../group/enter'
import { doorByCode, doorInWords } from './door'

export const join: Handler<'me.join'> = {
  async anyone(ask, visitor) {
    if (visitor.person && isOfDemo(visitor.person)) return refuse('IN_DEMO')
    // Neighbours and staff read the name.
    const check = await checkTyped(visitor)
    if (isRefusal(check)) return { ...check, field: 'name' }
    const household = await doorOf(ask, visitor)
    if (isRefusal(household)) return household
    const group = groupIn(ask.proof, household.path, visitor.now)
    const inWords = ask.place !== undefined && group === null
    return joinAt(household, { ...ask, group, inWords }, check, visitor)
  },
}

/** By one of the two ways. */
async function doorOf(
  { code, place }: Pick<Ask<'me.join'>, 'code' | 'place'>,
  { openid, now }: Visitor,
): Promise<HouseholdDoc | Refusal> {
  if (code !== undefined && place === undefined) return doorByCode(code, openid, now)
  return place !== undefined && code === undefined
    ? doorInWords(place, openid, now)
    : refuse('BAD_INPUT', {}, 'code')
}

/** `group`: the grid from whose group they came. `inWords`: the door was named by nobody's card: anybody can do that. */
type JoinForm = Pick<Ask<'me.join'>, 'name' | 'phone' | 'same' | 'key'> & {
  group?: GridId | null
  inWords?: boolean
}

/** Asks at this door; anyone who lives there already is in, and a number they gave is theirs. */
export async function joinAt(
  household: HouseholdDoc,
  form: JoinForm,
  check: TextCheck,
  visitor: Visitor,
): Promise<JoinAnswer | Refusal> {
  const { person, openid, now } = visitor
  // Somebody of that name is listed there as well: perhaps one human with two entries.
  const alike = likeness(
    (await knownAt(household._id)).filter(one => one._id !== person?._id),
    form.name,
  )
  if (person?.householdId === household._id && (!alike || form.same === false))
    return inAs(await withPhone(person, form.phone), now)
  const _id = requestIdOf(openid)
  const before = await store.get('join_requests', _id)
  // The same tap again, also after it was answered.
  if (before?.idempotencyKey === form.key)
    return before.state === 'accepted' && person ? inAs(person, now) : waitingAs(before, now)
  // Who names a door in words could ask of anybody where they live: such a question is a try of its own.
  if (alike && form.same === undefined)
    return form.inWords
      ? tryCode<JoinAnswer | Refusal>('likeness', openid, now, () =>
          Promise.resolve({ is: 'wrong', answer: like(alike) }),
        )
      : like(alike)
  const whom = alike && form.same ? alike : null
  // Who has an entry of their own already becomes one with the other before somebody who looks at both.
  const asked: Asked = whom
    ? isUnbound(whom) && (!person || person.guestAt)
      ? 'listed'
      : 'account'
    : person && !person.guestAt
      ? 'move'
      : 'newcomer'
  return tryCode<JoinAnswer | Refusal>('ask', openid, now, async () => {
    const made = await request(_id, { asked, household, form, check, visitor, whom })
    // Counted whatever comes of it: five doors an hour are enough for anybody.
    return { is: 'wrong', answer: isRefusal(made) ? made : await waitingAs(made, now) }
  })
}

async function withPhone(person: PersonDoc, phone: string | undefined): Promise<PersonDoc> {
  if (phone === undefined) return person
  const phoneSealed = seal.seal(phone)
  await store.change('people', { _id: person._id }, { set: { phoneSealed, listedPhone: null } })
  return { ...person, phoneSealed }
}

interface Asking {
  asked: Asked
  household: HouseholdDoc
  form: JoinForm
  check: TextCheck
  visitor: Visitor
  whom: PersonDoc | null
}

async function request(
  _id: string,
  { asked, household, form, check, visitor, whom }: Asking,
): Promise<JoinRequestDoc | Refusal> {
  const { openid, now, person } = visitor
  const name = whom || asked === 'move' ? nameOf(whom ?? person!) : form.name
  const wish = {
    asked,
    openid,
    householdId: household._id,
    path: household.path,
    name,
    phone: form.phone ?? null,
    group: form.group ?? null,
    quiet: form.inWords ?? false,
    idempotencyKey: form.key,
    now,
  }
  const hearers = await hearersOf({ ...wish, personId: '' })
  // Anybody who has no household of their own may order meanwhile, also who says 'I am the one on the list'.
  const mayWait = !person || person.guestAt !== null
  return transaction<JoinRequestDoc>(async tx => {
    const present = await tx.get('join_requests', _id)
    if (present?.idempotencyKey === form.key) return present
    if (present && isOpenAt(present, household._id, now)) return refuse('ASKED_JOIN')
    const before = mayWait ? await asStored(person, openid, tx) : null
    const guest =
      before && (await withTypedName(tx, before, { name: form.name, check, path: household.path, now }))
    const whose = whom ?? guest ?? person
    if (!whose) throw new Error('nobody asks')
    const made = requestDoc(_id, { ...wish, personId: whose._id } satisfies Wish, hearers)
    if (guest)
      await tx.put('people', {
        ...guest,
        phoneSealed: form.phone === undefined ? guest.phoneSealed : seal.seal(form.phone),
        guestAt: { householdId: household._id, path: household.path },
      })
    await writeRequest(tx, made, whose, hearers)
    return made
  })
}

/** Who lives there, and who was helped there without being on a list. */
export const knownAt = async (householdId: string): Promise<PersonDoc[]> =>
  (await Promise.all([peopleOf(householdId), helpedAt(householdId)])).flat()

/** The guest as stored now: a look at the name may have ended meanwhile. */
const asStored = async (person: PersonDoc | null, openid: string, tx: Tx): Promise<PersonDoc> =>
  (person && (await tx.get('people', person._id))) ?? (await freshPerson(openid, tx.get))

/** One request at a time, and it is not replaced by the same one: the family was asked already. */
const isOpenAt = (request: JoinRequestDoc, householdId: string, now: number): boolean =>
  request.state === 'waiting' &&
  request.until > now &&
  request.householdId === householdId &&
  request.asked !== 'newcomer'
