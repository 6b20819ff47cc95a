/** Coming to a household and leaving it: the stays on the person, the events, and what the households are told. */
import { about } from '../../miniprogram/core/about'
import {
  moved,
  RELATED_FOR,
  stillCounting,
  type Belonging,
  type JoinedHow,
} from '../../miniprogram/core/people/belonging'
import { officeTell } from '../../miniprogram/core/news/office-tells'
import { maskName } from '../../miniprogram/core/people/mask'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { BelongingEventDoc, FormerStaysDoc, HouseholdDoc, PersonDoc } from '../_documents'
import { calledOf } from './joining'
import { membersOf, newsFor } from '../_notices/news'
import { seal, store } from '../_platform/ports'
import type { Tx } from '../_platform/inside'

export interface Move {
  person: PersonDoc
  /** Where to; null: the person leaves and has no household here. */
  to: HouseholdDoc | null
  how: JoinedHow
  /** Who said so. */
  by: PersonId | 'county'
  now: number
}

/** The person after the move, whose relation to the head of that household nobody has said. Writes nothing. */
export function afterMove({ person, to, how, now }: Omit<Move, 'by'>): PersonDoc {
  const { relation: _, ...rest } = person
  return {
    ...rest,
    householdId: to?._id ?? null,
    home: to?.path ?? [],
    belonged: moved(person.belonged, to?._id ?? null, how, now),
  }
}

/** The events of a move: the household left, the household entered. Nothing when the person stays where they are. */
function eventsOf({ person, to, how, by, now }: Move, gone: 'left' | 'undone' = 'left'): BelongingEventDoc[] {
  if (person.householdId === (to?._id ?? null)) return []
  const event = (householdId: string, type: BelongingEventDoc['type']): BelongingEventDoc => ({
    _id: `${householdId}:${String(now).padStart(13, '0')}:${person._id}:${type}`,
    v: 1,
    householdId,
    personId: person._id,
    type,
    how,
    at: now,
    by,
  })
  return [
    ...(person.householdId === null ? [] : [event(person.householdId, gone)]),
    ...(to === null ? [] : [event(to._id, 'joined')]),
  ]
}

/** Who lives in the households of a move. Asked before the transaction. */
export interface Households {
  left: readonly PersonId[]
  entered: readonly PersonId[]
}
export const householdsOf = async (from: string | null, to: string | null): Promise<Households> => ({
  left: from === null || from === to ? [] : await membersOf([from]),
  entered: to === null || from === to ? [] : await membersOf([to]),
})

/** The events of a move and the news of it, in the caller's transaction. */
export async function tellMove(
  tx: Tx,
  move: Move,
  heard: Households,
  gone: 'left' | 'undone' = 'left',
): Promise<void> {
  const { person } = move
  for (const event of eventsOf(move, gone)) {
    await tx.put('belonging_events', event)
    const joined = event.type === 'joined'
    const to = joined ? heard.entered : heard.left
    const tell = officeTell(joined ? 'MemberJoined' : 'MemberLeft', { name: maskName(calledOf(person)) })
    const others = to.filter(id => id !== person._id)
    if (others.length > 0)
      await tx.put(
        'due',
        newsFor({
          id: `belonging-${event._id}`,
          about: about('household', event.householdId),
          villageId: villageOf(move, event),
          ...tell,
          to: others,
          now: move.now,
        }),
      )
  }
}

const villageOf = ({ person, to }: Move, { type }: BelongingEventDoc): string =>
  (type === 'joined' ? to?.path[2] : person.home[2]) ?? ''

const formerIds = (openid: string, phone: string | null): string[] => [
  seal.codeHash('former account', openid),
  ...(phone === null ? [] : [seal.codeHash('former phone', phone)]),
]

/** What a deleted person leaves behind: households and days under a keyed hash of account and phone, for 180 days. */
export function formerStaysOf(person: PersonDoc, now: number): FormerStaysDoc[] {
  const stays = stillCounting(moved(person.belonged, null, 'roster', now), now).map(
    ({ householdId, from, until }) => ({ householdId, from, until: until ?? now }),
  )
  if (stays.length === 0) return []
  const until = Math.max(...stays.map(stay => stay.until)) + RELATED_FOR
  const phone = person.phoneSealed === null ? null : seal.open(person.phoneSealed)
  return formerIds(person.openid, phone).map(_id => ({ _id, v: 1, stays, until }))
}

/** What an earlier deletion of the same account or number left, where it has not run out. */
export const formerStaysFound = ({ openid, phoneSealed }: PersonDoc): Promise<FormerStaysDoc[]> =>
  store.some('former_stays', formerIds(openid, phoneSealed === null ? null : seal.open(phoneSealed)))

/** The stays a deleted person of this account or phone had, to be carried on by the person who joins with either. */
export async function formerStays(openid: string, phone: string | null, now: number): Promise<Belonging[]> {
  const found = await store.some('former_stays', formerIds(openid, phone))
  const stays = found
    .filter(({ until }) => until > now)
    .flatMap(doc => doc.stays.map((stay): Belonging => ({ ...stay, how: 'roster' })))
  const keyOf = ({ householdId, from }: Belonging) => `${householdId}:${from}`
  return stays.filter((stay, i) => stays.findIndex(one => keyOf(one) === keyOf(stay)) === i)
}
