/**
 * The one transaction: load → decide → evolve → commit. A lost race is decided again on the present ticket, so a typed
 * text is never lost; the same tap again writes nothing.
 */
import { createHash } from 'node:crypto'
import type { Command } from '../../miniprogram/core/ticket/commands'
import { decide, type Facts } from '../../miniprogram/core/ticket/decide'
import type { Attachment, Ticket, Words } from '../../miniprogram/core/ticket/types'
import type { CheckState } from '../../miniprogram/core/ticket/sight/seen'
import type { Actor, PersonId } from '../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../miniprogram/core/refusal'
import { ownedBy as ownedByPerson } from './words/attached'
import { commit, commitBeside, type Done, type Pressing } from './commit'
import type { FileDoc, TicketDoc, WordsDoc } from '../_documents'
import { factsFor, placeOf } from './orders/facts'
import { drawNumbers } from './numbers'
import type { Known } from '../_people/person'
import { isSlipKin } from './orders/slip'
import { historyOf, whole } from './orders/history'
import { store } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import { rulebook, rulesNow, rulesOf, type Rulebook } from './rulebook'
import { checkTyped } from './words/said'
import type { Tx } from '../_platform/inside'
import { isDuplicate, isPassing } from '../_platform/database-error'
import { first } from '../_platform/reach'

export interface Press {
  /** null for submit and register: the id follows from who pressed which tap. */
  ticketId: string | null
  command: Command
  /** null: the clock. */
  by: Known | null
  now: number
  /** The slip of the person it was ordered for, already checked. */
  slip?: true
  /** The author was told that the text looks risky, and asks for a person to look. */
  humanCheck?: boolean
}

/** Carries a no out of a transaction, so that it is rolled back. */
class Stop {
  constructor(readonly refusal: Refusal) {}
}

/** The ticket after it, today's ticket for a tap that was there before, or a no. */
export async function press(asked: Press): Promise<Done | Refusal> {
  const who = asked.by?.person._id ?? 'clock'
  const tap = `${who}:${asked.command.key}`
  const check = asked.by ? await checkTyped(asked.by, asked.humanCheck) : 'pass'
  const ticketId = asked.ticketId ?? idFor(who, asked.command.key)
  if (isRefusal(check)) return (await pressedBefore(tap, ticketId)) ?? check
  const fresh = asked.ticketId === null ? await newTicket(asked, ticketId) : null
  if (fresh && (isRefusal(fresh) || 'ticket' in fresh))
    return 'ticket' in fresh ? fresh : ((await pressedBefore(tap, ticketId)) ?? fresh)
  // Asked side by side with the transaction. The clock shows nothing to anybody.
  const book = rulebook()
  const before = fresh || !asked.by ? null : historyOf(ticketId, staffIn(asked)).catch(() => null)
  try {
    const done = await withRetry(attempt => once(asked, ticketId, tap, check, fresh, book, attempt))
    return fresh ? done : { ...done, written: whole(done, await before) }
  } catch (error) {
    if (error instanceof Stop) return (await pressedBefore(tap, ticketId)) ?? error.refusal
    if (!isPassing(error)) throw error
    return (await pressedBefore(tap, ticketId)) ?? refuse('BUSY')
  } finally {
    // Nothing may still be under way when the next request begins.
    await Promise.allSettled([book, before])
  }
}

/** Who presses may hold it afterwards; whom it is sent to does. */
const staffIn = ({ command: { input }, by }: Press): PersonId[] => [
  ...(by && by.person.staffName !== null ? [by.person._id] : []),
  ...('person' in input && typeof input.person === 'string' ? [input.person] : []),
]

type Intake = {
  /** Unused ones, for one attempt after the other. */
  numbers: string[]
  place: { path: string[]; householdId: string | null }
  contact: WordsDoc['contact']
}

async function once(
  asked: Press,
  ticketId: string,
  tap: string,
  check: CheckState,
  intake: Intake | null,
  asking: Promise<Rulebook>,
  attempt: number,
): Promise<Done> {
  try {
    return await store.transaction(async tx => {
      const before = (await tx.get('tickets', ticketId))?.ticket ?? null
      if (before && intake) return { ticket: before }
      if (!before && !intake) throw new Stop(refuse('NOT_FOUND'))
      const { command, by, now } = asked
      const actor = by?.actor ?? 'clock'
      const facts: Facts = before
        ? {
            ...(await factsFor(command, before, actor, now, tx)),
            ...(asked.slip ? { slip: true, slipKin: await isSlipKin(before, asked.by) } : {}),
          }
        : { no: intake?.numbers[(attempt - 1) % intake.numbers.length], place: intake?.place }
      const book = await asking
      const rules = before ? rulesOf(book, before.rules) : rulesNow(book, now)
      const decision = decide(before, command, { actor, now, rules, calendars: book.calendars, facts })
      if (isRefusal(decision)) throw new Stop(decision)
      const files = await ownFiles(tx, decision.words, actor)
      const pressing: Pressing = { ticketId, actor, tap, now, check, contact: intake?.contact }
      // The others first: whoever changes one of them at this moment decides again, so nothing is merged into what has just ended, and never in a ring.
      const beside: Ticket[] = []
      for (const { ticket, fact } of decision.also ?? [])
        beside.push(await commitBeside(tx, ticket, fact, pressing))
      return { ...(await commit(tx, before, decision, pressing, files)), beside }
    })
  } catch (error) {
    // A taken key: this very tap is already there (it arrived twice, or its answer was lost), or another event took the place.
    const known = isDuplicate(error) ? await pressedBefore(tap, ticketId) : null
    if (isRefusal(known)) throw new Stop(known)
    if (known) return known
    throw error
  }
}

/** Today's ticket of a tap that was recorded before. A key that was used for another ticket opens nothing. */
async function pressedBefore(tap: string, ticketId: string): Promise<Done | Refusal | null> {
  const event = await store.find('events', { tap })
  if (event && event.about.id !== ticketId) return refuse('BAD_INPUT', {}, 'key')
  const doc = event && (await store.get('tickets', event.about.id))
  return doc && { ticket: doc.ticket }
}

/** The same form sent again and again is one ticket, because its id says who sent which form. */
const idFor = (who: string, key: string): string =>
  `t${createHash('sha256').update(`${who}:${key}`).digest('hex').slice(0, 23)}`

/** Newest orders of this person first: the same form again is among them, and so is haste. One indexed look for both. */
async function newTicket({ command, by, now }: Press, ticketId: string): Promise<Intake | Done | Refusal> {
  if ((command.verb !== 'submit' && command.verb !== 'register') || !by) return refuse('NOT_ALLOWED')
  const newest = await store.list('tickets', {
    where: { 'list.mineOf': by.person._id },
    sort: ['list.sortKey', 'desc'],
    limit: first(PER_MINUTE),
  })
  const present = newest.find(doc => doc._id === ticketId)
  if (present) return { ticket: present.ticket }
  const found = await placeOf(command, by.person)
  const villageId = found?.place.path[2]
  if (!found || !villageId) return refuse('NOT_ALLOWED')
  const { place, whose } = found
  if (tooFast(by.actor, newest, now)) return refuse('SPAM')
  // Asked once without a number: a form with a mistake in it takes none.
  const book = await rulebook()
  const trial = decide(null, command, {
    actor: by.actor,
    now,
    rules: rulesNow(book, now),
    calendars: book.calendars,
    facts: { place, no: '' },
  })
  if (isRefusal(trial)) return trial
  const attachments = trial.words?.attachments ?? []
  const files = new Map(
    (
      await store.some(
        'files',
        attachments.map(({ id }) => id),
      )
    ).map(file => [file._id, file]),
  )
  if (!ownedBy(by.actor, attachments, files)) return refuse('FILE_NOT_YOURS', {}, 'attachments')
  const about = 'aboutStaff' in command.input && command.input.aboutStaff
  const numbers = about
    ? await drawNumbers('complaint', place.path[1] ?? villageId, now)
    : await drawNumbers('order', villageId, now)
  const contact = whose && {
    name: whose.nameDoubt === null ? whose.nameSealed : null,
    phone: whose.phoneSealed,
  }
  return { place, contact, numbers }
}

const A_MINUTE = 60_000
const PER_MINUTE = 5
/** Staff who enter a meeting's wishes are quicker than that. */
const tooFast = (actor: Actor, newest: readonly TicketDoc[], now: number): boolean =>
  actor.posts.length === 0 &&
  newest.length === PER_MINUTE &&
  newest.every(({ ticket }) => ticket.submittedAt > now - A_MINUTE)

/** The photos and voice of this verb, read where they are also claimed: no two verbs can take the same one. */
async function ownFiles(tx: Tx, words: Words | null, actor: Actor | 'clock'): Promise<FileDoc[]> {
  const attachments = words?.attachments ?? []
  const found = new Map<string, FileDoc>()
  for (const { id } of attachments) {
    const file = await tx.get('files', id)
    if (file) found.set(id, file)
  }
  if (!ownedBy(actor, attachments, found)) throw new Stop(refuse('FILE_NOT_YOURS', {}, 'attachments'))
  return [...found.values()]
}

const ownedBy = (
  actor: Actor | 'clock',
  attachments: readonly Attachment[],
  files: ReadonlyMap<string, FileDoc>,
): boolean => attachments.length === 0 || (actor !== 'clock' && ownedByPerson(actor.id, attachments, files))
