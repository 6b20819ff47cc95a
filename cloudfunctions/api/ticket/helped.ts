/**
 * Somebody who is on no list is helped at once (docs/adr/0201): the helper says who it is and where they live, and their
 * order, their number and their rating are their own from the start. Named again, they are found again.
 */
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { holdsPost } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { fold, isBlank } from '../../../miniprogram/core/text/fold'
import type { GridDoc, HouseholdDoc, PersonDoc } from '../../_documents'
import { checkTyped, type TextCheck } from '../../_journal/words/keep-words'
import { withTypedName } from '../../_journal/words/typed-name'
import { guestsIn, isUnbound, likeness, nobody, peopleOf } from '../../_people/joining'
import type { Known } from '../../_people/person'
import { beforeTheDeed } from '../../_platform/idempotency'
import { seal, store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import { householdsNamed } from '../join/door-named'
import type { Ask } from '../request/serve'

export type Helped = NonNullable<Ask<'ticket.submit'>['helped']>

type Input = Pick<Ask<'ticket.submit'>['input'], 'onBehalfOf' | 'consentWords' | 'attachments'>

/** What the helper filled in, for the person they named; `again`: the order is there. */
export async function forHelped(
  helped: Helped,
  typed: object,
  me: Known,
  humanCheck: true | undefined,
): Promise<object | Refusal> {
  if (me.again) return typed
  const { onBehalfOf, consentWords, attachments } = typed as Input
  if (onBehalfOf !== undefined) return refuse('BAD_INPUT', {}, 'onBehalfOf')
  // Said before anybody is entered. An order refused later leaves an entry that the mended form finds again.
  if (isBlank(consentWords) && !attachments.some(({ consent }) => consent))
    return refuse('NEEDS_CONSENT', {}, 'consentWords')
  const check = await checkTyped(me, humanCheck === true)
  if (isRefusal(check)) return check
  const person = await helpedPerson(helped, check, me)
  return isRefusal(person) ? person : { ...typed, onBehalfOf: person }
}

/** The id of this person, entered where nobody of that name is known behind the door. */
async function helpedPerson(said: Helped, check: TextCheck, me: Known): Promise<string | Refusal> {
  const node = await store.get('grids', said.gridId)
  if (!node || !mayHelpAt(node, me)) return refuse('NOT_ALLOWED')
  const doors = await householdsNamed(node, said.door)
  // Two doors that are written alike say of neither that it is the one.
  const door = doors.length === 1 ? (doors[0] ?? null) : null
  const known = await knownAt(door, node, said)
  if (known) return known._id === me.person._id ? refuse('NOT_ALLOWED') : known._id
  const entered = await beforeTheDeed(() =>
    transaction<PersonDoc>(tx => enter(tx, { said, node, door, check, now: me.now })),
  )
  return isRefusal(entered) ? entered : entered._id
}

/** In a village, at or below which one serves as grid member or at the desk; nobody of the demonstration enters people. */
function mayHelpAt({ path, level, ended }: GridDoc, { actor, person, now }: Known): boolean {
  const serves = (['gridMember', 'dispatcher'] as const).some(role => holdsPost(actor, role, path, now))
  return level >= 2 && !ended && serves && !isOfDemo(person)
}

/** Somebody of that name who lives there by the list, or was helped there before. */
async function knownAt(
  door: HouseholdDoc | null,
  node: GridDoc,
  { name, door: words }: Helped,
): Promise<PersonDoc | null> {
  const listed = door ? likeness(await peopleOf(door._id), name) : null
  if (listed) return listed
  // Those with an account said themselves who they are: nobody gets another's order by having typed their name.
  const guests = (await guestsIn(node.path[2] ?? '')).filter(isUnbound)
  return likeness(
    guests.filter(({ guestAt }) =>
      door ? guestAt?.householdId === door._id : fold(guestAt?.door ?? '') === fold(words),
    ),
    name,
  )
}

interface Entry {
  said: Helped
  node: GridDoc
  door: HouseholdDoc | null
  check: TextCheck
  now: number
}

/** The id follows from name and door: two who help the same person at once enter one. */
async function enter(
  tx: Parameters<typeof withTypedName>[0],
  { said, node, door, check, now }: Entry,
): Promise<PersonDoc> {
  const where = door?._id ?? `${node.path[2] ?? ''}:${fold(said.door)}`
  const path = door?.path ?? node.path
  for (let n = 0; ; n++) {
    const id = `p${seal.codeHash('helped', `${where}:${fold(said.name)}:${n}`).slice(0, 23)}`
    const present = await tx.get('people', id)
    if (present?.guestAt?.door !== undefined) return present
    // Somebody of that name was helped here and has moved on: this is another, or one who has come back.
    if (present) continue
    const person = await withTypedName(tx, nobody(id, `unbound:${id}`), { name: said.name, check, path, now })
    const entered: PersonDoc = {
      ...person,
      phoneSealed: said.phone === undefined ? null : seal.seal(said.phone),
      guestAt: { householdId: door?._id ?? null, path, door: said.door },
    }
    await tx.put('people', entered)
    return entered
  }
}
