/**
 * Two persons who are one human: the second one's account and stays go to the first at once, their orders, words and
 * news follow. Events are never rewritten, so each order gets one that says who it belongs to from now on.
 */
import type { PersonId } from '../../../miniprogram/core/people/role'
import { standsIn } from '../../../miniprogram/core/honour/verbs/self-joined'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { PersonDoc, TemplateName } from '../../_documents'
import { grantId } from '../../_notices/grants'
import { TEMPLATES } from '../../_notices/templates'
import { between } from '../../_platform/bounds'
import { store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import { withRetry } from '../../_platform/retry'
import type { Tx } from '../../_platform/inside'
import { commitBeside } from '../commit'
import { nominationsTogether } from '../honours/nominations'

/** Why two persons may not become one; null: they may. Anyone who is in doubt is left as two. */
export function whyTwo(
  first: PersonDoc,
  second: PersonDoc,
  orders: readonly Ticket[],
): 'village' | 'roster' | 'post' | null {
  // Acts of office are named after the person, and the county's file would bring back anybody who stands in it.
  if (second.posts.length > 0 || second.staffName !== null) return 'post'
  if (second.belonged.some(one => one.how === 'roster' && one.until === null)) return 'roster'
  const livingOf = ({ home, guestAt }: PersonDoc) => (home.length > 0 ? home : (guestAt?.path ?? []))
  const village = livingOf(first)[2]
  const lives = livingOf(second)
  if (lives.length > 0 && lives[2] !== village) return 'village'
  return orders.some(({ villageId }) => villageId !== village) ? 'village' : null
}

/** The first one, with what belongs to both. */
export const together = (first: PersonDoc, second: PersonDoc, now: number): PersonDoc => ({
  ...first,
  belonged: [...first.belonged, ...second.belonged.map(one => ({ ...one, until: one.until ?? now }))],
  kinHouseholds: [
    ...first.kinHouseholds,
    ...second.kinHouseholds.filter(
      kin => !first.kinHouseholds.some(one => one.householdId === kin.householdId),
    ),
  ],
  phoneSealed: first.phoneSealed ?? second.phoneSealed,
})

/** What stays of the second one: nobody signs in with it and nobody lists it; old steps still find their name. */
export const leftBehind = (second: PersonDoc, into: PersonId, by: PersonId, now: number): PersonDoc => ({
  ...second,
  openid: `united:${second._id}`,
  householdId: null,
  home: [],
  belonged: [],
  guestAt: null,
  phoneSealed: null,
  listedPhone: null,
  united: { into, by, at: now, open: now },
})

export const ordersOf = async (person: PersonId): Promise<Ticket[]> =>
  (await store.all('tickets', { where: { 'list.mineOf': person }, sort: ['list.sortKey', 'desc'] })).map(
    ({ ticket }) => ticket,
  )

const AT_ONCE = 20

/** One page of orders, then everything else. True when nothing is left; called again it goes on where it was. */
export async function carryOver({ _id: from, united }: PersonDoc, now: number): Promise<boolean> {
  if (!united || united.open === null) return true
  const { into, by } = united
  const found = await store.list('tickets', {
    where: { 'list.mineOf': from },
    sort: ['list.sortKey', 'desc'],
    limit: onePage(AT_ONCE),
  })
  for (const { _id } of found)
    await withRetry(() => store.transaction(tx => reassign(tx, _id, { from, into, by }, now)))
  if (found.length === AT_ONCE) return false
  await allElse({ from, into, by }, now)
  await store.change('people', { _id: from }, { set: { 'united.open': null } })
  return true
}

interface Same {
  from: PersonId
  into: PersonId
  by: PersonId
}
/** The order, and those it was merged into: they know whose it is, too. */
async function reassign(tx: Tx, id: string, { from, into, by }: Same, now: number): Promise<void> {
  const met = new Set<string>()
  for (let at: string | null = id; at !== null && !met.has(at); ) {
    met.add(at)
    const ticket: Ticket | undefined = (await tx.get('tickets', at))?.ticket
    if (!ticket) return
    if (isOf(ticket, from))
      await commitBeside(
        tx,
        ticket,
        { type: 'SelfJoined', from, into, confirmedBy: by },
        { kind: 'ticket', actor: 'clock', idempotencyKey: `self:${from}`, now },
      )
    at = ticket.stage.state === 'merged' ? ticket.stage.into : null
  }
}
const isOf = ({ requesterId, authorId, joined }: Ticket, person: PersonId): boolean =>
  requesterId === person || authorId === person || joined.some(one => one.requesterId === person)

/** Each of these may be done twice. */
async function allElse({ from, into, by }: Same, now: number): Promise<void> {
  await store.change('ticket_words', { owner: from, by: from }, { set: { by: into } })
  await store.change('ticket_words', { owner: from }, { set: { owner: into } })
  await store.change('sends', { personId: from }, { set: { personId: into } })
  await store.change('feedback', { by: from }, { set: { by: into } })
  await store.change('shares', { by: from }, { set: { by: into } })
  await store.change('files', { owner: from }, { set: { owner: into } })
  await store.change('readers', { of: from }, { set: { of: into } })
  for (const { _id } of await store.all('opinions', { where: { by: from } }))
    await withRetry(() => store.transaction(tx => reassignFeedback(tx, _id, { from, into, by }, now)))
  const { deeds, honours } = await handsIn(from)
  for (const id of deeds)
    await withRetry(() => store.transaction(tx => reassignDeed(tx, id, { from, into, by }, now)))
  for (const id of honours)
    await withRetry(() => store.transaction(tx => reassignHonour(tx, id, { from, into, by }, now)))
  await withRetry(() => store.transaction(tx => countTogether(tx, from, into)))
  await withRetry(() => store.transaction(tx => nominationsTogether(tx, from, into)))
  for (const name of Object.keys(TEMPLATES) as TemplateName[])
    await withRetry(() => store.transaction(tx => grantTo(tx, name, from, into)))
}

/** Good deeds and honours in which somebody stands: whatever they pressed there, also under an earlier entry. */
async function handsIn(person: PersonId): Promise<{ deeds: Set<string>; honours: Set<string> }> {
  const [pressed, reported, objector] = await Promise.all([
    store.all('events', {
      where: { idempotencyKey: between(`${person}:`, `${person};`) },
      sort: ['idempotencyKey', 'asc'],
    }),
    store.all('deeds', { where: { of: person }, sort: ['sortKey', 'desc'] }),
    store.get('objectors', person),
  ])
  const met = [
    ...pressed.map(({ about: { kind, id } }) => ({ kind, id })),
    ...(objector?.made ?? []).map(({ kind, about: id }) => ({ kind, id })),
  ]
  const of = (kind: 'deed' | 'honour') => met.filter(one => one.kind === kind).map(({ id }) => id)
  return {
    deeds: new Set([...reported.map(({ _id }) => _id), ...of('deed')]),
    honours: new Set(of('honour')),
  }
}

/** Done once: afterwards nothing of it is the first entry's any more. */
async function reassignDeed(tx: Tx, id: string, { from, into, by }: Same, now: number): Promise<void> {
  const deed = (await tx.get('deeds', id))?.deed
  if (!deed || !(deed.reportedBy === from || deed.objections.some(one => one.by === from))) return
  await commitBeside(
    tx,
    deed,
    { type: 'SelfJoined', from, into, confirmedBy: by },
    { kind: 'deed', actor: 'clock', idempotencyKey: `self:${from}`, now },
  )
}

async function reassignHonour(tx: Tx, id: string, { from, into, by }: Same, now: number): Promise<void> {
  const honour = (await tx.get('honours', id))?.honour
  if (!honour || !standsIn(honour, from)) return
  await commitBeside(
    tx,
    honour,
    { type: 'SelfJoined', from, into, confirmedBy: by },
    { kind: 'honour', actor: 'clock', idempotencyKey: `self:${from}`, now },
  )
}

/** What they wrote to the town. */
async function reassignFeedback(tx: Tx, id: string, { from, into, by }: Same, now: number): Promise<void> {
  const feedback = (await tx.get('opinions', id))?.feedback
  if (!feedback || feedback.by !== from) return
  await commitBeside(
    tx,
    feedback,
    { type: 'SelfJoined', from, into, confirmedBy: by },
    { kind: 'feedback', actor: 'clock', idempotencyKey: `self:${from}`, now },
  )
}

/** How many objections wait, and how many were rejected, is counted for one human. */
async function countTogether(tx: Tx, from: PersonId, into: PersonId): Promise<void> {
  const old = await tx.get('objectors', from)
  if (!old || old.made.length === 0) return
  const present = await tx.get('objectors', into)
  const made = [...(present?.made ?? []), ...old.made].sort((a, b) => a.at - b.at)
  await tx.put('objectors', { _id: into, v: 1, rev: (present?.rev ?? 0) + 1, made })
  await tx.put('objectors', { ...old, rev: old.rev + 1, made: [] })
}

/** Messages that were accepted go to the same phone as before. */
async function grantTo(tx: Tx, name: TemplateName, from: PersonId, into: PersonId): Promise<void> {
  const old = await tx.get('grants', grantId(from, name))
  if (!old || old.left === 0) return
  const present = await tx.get('grants', grantId(into, name))
  await tx.put('grants', {
    _id: grantId(into, name),
    v: 1,
    left: (present?.left ?? 0) + old.left,
    idempotencyKeys: present?.idempotencyKeys ?? [],
  })
  await tx.put('grants', { ...old, left: 0 })
}
