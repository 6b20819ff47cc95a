/** One honour, one transaction: get → decide (core/points/honour/honour.ts) → put. The same tap again changes nothing. */
import { about } from '../../miniprogram/core/about'
import {
  clockHonour,
  honourSeen,
  pressHonour,
  townStandsIn,
  type HonourCommand,
  type Looking,
} from '../../miniprogram/core/points/honour/honour'
import { openObjections } from '../../miniprogram/core/points/honour/honour-due'
import { judgesOf } from '../../miniprogram/core/points/judges'
import { HONOUR_TELLS, type HonourStep, type HonourWho } from '../../miniprogram/core/points/tells'
import type { Honour, Objection } from '../../miniprogram/core/points/types'
import type { Actor, PersonId } from '../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../miniprogram/core/refusal'
import { allOrNo } from '../_platform/transaction'
import type { HonourDoc } from '../_documents'
import { honourDoc, honourId } from '../_documents/new-honour'
import { holdersUnder } from '../_people/names'
import { membersOf, newsFor } from '../_notices/news'
import { actorOf, type Known } from '../_people/person'
import { store } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import type { Tx } from '../_platform/inside'

export { honourDoc, honourId }

export const lookOf = async (me: Known, honour: Honour): Promise<Looking> =>
  (await looksAt(me, honour.villageId))(honour)

/** How this person stands to any honour of this village. Only for a town's inspector does it matter who supervises. */
export async function looksAt(
  { actor, now }: Known,
  villageId: string,
): Promise<(honour: Honour) => Looking> {
  const isTown = actor.posts.some(({ role }) => role === 'inspector')
  const supervisors = isTown ? (await holdersUnder('supervisor', villageId, now)).map(actorOf) : []
  return honour => ({ actor, now, noSupervisor: isTown && townStandsIn(honour, supervisors, now) })
}

/** `also` writes what belongs to it (words) in the same commit. */
export async function pressOn(
  id: string,
  key: string,
  command: HonourCommand,
  me: Known,
  also?: (tx: Tx, after: Honour) => Promise<Refusal | null>,
): Promise<Honour | Refusal> {
  // One key for two verbs is two taps: the second is no echo of the first.
  const tap = `${me.person._id}:${key}:${command.verb}`
  const first = await store.get('honours', id)
  if (!first) return refuse('NOT_FOUND')
  const looks = await looksAt(me, first.villageId)
  if (!honourSeen(first.honour, looks(first.honour))) return refuse('NOT_FOUND')
  const hearers = await hearersOf(first, me.now)
  return allOrNo<Honour>(async tx => {
    const doc = await tx.get('honours', id)
    if (!doc) return refuse('NOT_FOUND')
    if (doc.taps.includes(tap)) return doc.honour
    const after = pressHonour(doc.honour, command, looks(doc.honour))
    if (isRefusal(after)) return after
    await tx.put('honours', honourDoc(after, [...doc.taps, tap]))
    const no = (await also?.(tx, after)) ?? null
    if (no) return no
    await tellHonour(tx, doc.honour, after, hearers, { by: me.person._id, now: me.now })
    return after
  })
}

/** People that a row of news may mean. Asked before the transaction. */
export interface Hearers {
  household: readonly PersonId[]
  supervisors: readonly Actor[]
  inspectors: readonly Actor[]
}
export const hearersOf = async (
  { villageId, householdId, path }: Pick<HonourDoc, 'villageId' | 'householdId' | 'path'>,
  now: number,
): Promise<Hearers> => {
  const [, town = ''] = path
  const [household, supervisors, inspectors] = await Promise.all([
    membersOf([householdId]),
    holdersUnder('supervisor', villageId, now),
    holdersUnder('inspector', town, now),
  ])
  return { household, supervisors: supervisors.map(actorOf), inspectors: inspectors.map(actorOf) }
}

/** In the commit that moves it: every step once, to whom its row says, and never to who took it. */
export async function tellHonour(
  tx: Tx,
  before: Honour | null,
  after: Honour,
  hearers: Hearers,
  { by, now }: { by: PersonId | 'clock'; now: number },
): Promise<void> {
  for (const { step, id, objection } of stepsOf(before, after))
    for (const { who, ...tell } of HONOUR_TELLS[step](after)) {
      const to = meant(who, after, hearers, objection, now).filter(one => one !== by)
      if (to.length > 0)
        await tx.create(
          'due',
          newsFor({
            id: `${after.id}:${id}`,
            about: about('honour', after.id),
            villageId: after.villageId,
            ...tell,
            to,
            now,
          }),
        )
    }
}

interface Stepped {
  step: HonourStep
  id: string
  objection?: Objection
}
function stepsOf(before: Honour | null, after: Honour): Stepped[] {
  const was = new Map((before?.objections ?? []).map(one => [one.id, one]))
  const about = after.objections.flatMap((objection): Stepped[] => {
    const step = stepOf(was.get(objection.id), objection, openObjections(after))
    return step ? [{ step, id: `${step}:${objection.id}`, objection }] : []
  })
  return before?.state === after.state ? about : [...about, { step: after.state, id: after.state }]
}

/** An objection that waits for a second voice is nobody's to answer yet. */
function stepOf(
  before: Objection | undefined,
  after: Objection,
  open: readonly Objection[],
): HonourStep | null {
  if (!before) return open.includes(after) ? 'objected' : null
  if (after.answer && !before.answer) return after.answer.by === 'clock' ? 'lapsed' : 'answered'
  return after.toTownAt !== before.toTownAt ? 'toTown' : null
}

function meant(
  who: HonourWho,
  after: Honour,
  { household, supervisors, inspectors }: Hearers,
  objection: Objection | undefined,
  now: number,
): readonly PersonId[] {
  switch (who) {
    case 'household':
      return household
    case 'committee':
      return judgesOf(after, supervisors, inspectors, now).filter(id => id !== objection?.by)
    case 'town':
      return inspectors.map(({ id }) => id).filter(id => id !== objection?.by)
    case 'objector':
      return objection ? [objection.by] : []
  }
}

/** The clock's turn: true when something was due. Objections nobody answered go to the town, later on without an answer. */
export async function clockOn(id: string, now: number): Promise<boolean> {
  const first = await store.get('honours', id)
  if (!first) return false
  const hearers = await hearersOf(first, now)
  return withRetry(() =>
    store.transaction(async tx => {
      const doc = await tx.get('honours', id)
      const after = doc && clockHonour(doc.honour, now)
      if (!doc || !after || after === doc.honour) return false
      await tx.put('honours', honourDoc(after, doc.taps))
      await tellHonour(tx, doc.honour, after, hearers, { by: 'clock', now })
      return true
    }),
  )
}
