/** One honour, one transaction: get → decide (core/points/honour.ts) → put. The same tap again changes nothing. */
import { about } from '../../miniprogram/core/about'
import {
  clockHonour,
  honourSeen,
  pressHonour,
  townStandsIn,
  type HonourCommand,
  type Looking,
} from '../../miniprogram/core/points/honour'
import { HONOUR_TELLS, honourTownTells } from '../../miniprogram/core/points/tells'
import type { Honour } from '../../miniprogram/core/points/types'
import { isRefusal, refuse, type Refusal } from '../../miniprogram/core/refusal'
import { allOrNo } from '../_platform/transaction'
import { honourDoc, honourId } from '../_documents/new-honour'
import { holdersUnder } from '../_people/names'
import { membersOf, newsFor } from '../_notices/news'
import { actorOf, type Known } from '../_people/person'
import { store } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import type { Tx } from '../_platform/store'

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
  const members = await membersOf([first.householdId])
  return allOrNo<Honour>(async tx => {
    const doc = await tx.get('honours', id)
    if (!doc) return refuse('NOT_FOUND')
    if (doc.taps.includes(tap)) return doc.honour
    const after = pressHonour(doc.honour, command, looks(doc.honour))
    if (isRefusal(after)) return after
    await tx.put('honours', honourDoc(after, [...doc.taps, tap]))
    const no = (await also?.(tx, after)) ?? null
    if (no) return no
    await tellHousehold(
      tx,
      doc.honour,
      after,
      members.filter(one => one !== me.person._id),
      me.now,
    )
    return after
  })
}

/** In the commit that moves it: the household hears once of every state. */
export async function tellHousehold(
  tx: Tx,
  before: Honour | null,
  after: Honour,
  to: readonly string[],
  now: number,
): Promise<void> {
  if (before?.state === after.state || to.length === 0) return
  for (const { who: _, ...tell } of HONOUR_TELLS[after.state](after))
    await tx.create(
      'outbox',
      newsFor({
        id: `${after.id}:${after.state}`,
        about: about('honour', after.id),
        villageId: after.villageId,
        ...tell,
        to,
        now,
      }),
    )
}

/** The clock's turn: true when something was due. Objections nobody answered go to the town, later on without an answer. */
export async function clockOn(id: string, now: number): Promise<boolean> {
  const doc = await store.get('honours', id)
  const members = await membersOf([doc?.householdId ?? ''])
  const [, town = ''] = doc?.path ?? []
  const inspectors = doc?.honour.state === 'notice' ? await holdersUnder('inspector', town, now) : []
  return withRetry(() =>
    store.transaction(async tx => {
      const doc = await tx.get('honours', id)
      const after = doc && clockHonour(doc.honour, now)
      if (!doc || !after || after === doc.honour) return false
      await tx.put('honours', honourDoc(after, doc.taps))
      await tellHousehold(tx, doc.honour, after, members, now)
      const [towns] = after.objections.filter(one => one.toTownAt === now)
      if (towns && inspectors.length > 0)
        for (const tell of honourTownTells(after))
          await tx.create(
            'outbox',
            newsFor({
              id: `${id}:town:${towns.id}`,
              about: about('honour', id),
              villageId: after.villageId,
              ...tell,
              to: inspectors.map(one => one._id),
              now,
            }),
          )
      return true
    }),
  )
}
