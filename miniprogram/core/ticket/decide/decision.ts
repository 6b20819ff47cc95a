/** What deciding needs and answers. The shell looks the facts up; the rules never look. */
import { isBlank } from '../../text/fold'
import type { Calendar, CalendarUse } from '../../clock/workday'
import type { RuleSet, Step } from '../../clock/policy'
import type { GridId } from '../../people/grid'
import { relationsOf, type Standing } from '../../people/relations'
import type { Actor, PersonId } from '../../people/role'
import { refuse, type Refusal } from '../../refusal'
import type { Inputs } from '../commands'
import { revSeenBy } from '../event-table'
import type { Fact } from '../events'
import type { Ticket, Words } from '../types'

/** Exactly one event, and the words that go with it into a document of their own. */
export interface Decision {
  fact: Fact
  words: Words | null
  /** What the orders that it is merged with must know: one event each, in the same transaction. */
  also?: { ticket: Ticket; fact: Extract<Fact, { type: 'Joined' | 'Parted' }> }[]
}

export interface Facts extends Standing {
  /** submit, register: the number given to it. */
  no?: string
  /** submit: the home of the requester (or helped person); register: the grid it belongs to, household null. */
  place?: { path: GridId[]; householdId: string | null }
  /** dispatch, reassign: the person, or every grid member of the pool in force; addHandler: the person. */
  people?: Actor[]
  /** dispatch, reassign to a pool: its node's path. */
  poolPath?: GridId[]
  /** merge: the ticket it goes into. */
  target?: Ticket | null
  /** Of a merged one: what it was merged into, and that into, up to the one that is worked on; empty when that is gone. */
  chain?: readonly Ticket[]
  /** rate: the actor showed this ticket's slip (checked by the shell) and types for the requester. */
  slip?: boolean
  /** rate by a slip: the actor shares a household, over time, with the helper or a handler. */
  slipKin?: boolean
  /** publish: names of the people it may be about; none of them may stand in the text. */
  names?: readonly string[]
  /** standAside by the town: everybody who serves there. */
  town?: readonly Actor[]
  /** reassign by the clock: the holder as they are now, null when gone. */
  holder?: Actor | null
}

export interface Ctx {
  actor: Actor | 'clock'
  now: number
  /** The ticket's own version; for a new ticket the one in force now. */
  rules: RuleSet
  calendars: readonly Calendar[]
  facts: Facts
  /** Hears which calendars a step that was just reckoned hangs on; `decide` writes it into the event. */
  note?: (step: Step, calendars: readonly CalendarUse[]) => void
}

export interface VerbRule<V extends keyof Inputs> {
  /** What stands in the way whatever is typed; also asked before the button is shown. */
  blocks?(ticket: Ticket, ctx: Ctx): Refusal | null
  decide(ticket: Ticket, input: Inputs[V], ctx: Ctx): Decision | Refusal
}

/** Whether something happened, that this presser may know of, since they looked. */
export const isStale = (ticket: Ticket, seenRev: number, { actor, now, facts }: Ctx): boolean =>
  seenRev !== revSeenBy(ticket, relationsOf(ticket, actor, now, facts))

/** Id of who presses; the clock has no id of its own. */
export const presser = (ctx: Ctx): PersonId => (ctx.actor === 'clock' ? 'clock' : ctx.actor.id)

const hasText = (text: string | undefined): text is string => text !== undefined && !isBlank(text)

/** A reason, or NEEDS_REASON on that field. */
export const needReason = (reason: string | undefined, field = 'reason'): Refusal | null =>
  hasText(reason) ? null : refuse('NEEDS_REASON', {}, field)

/** Something written, spoken or photographed. */
export const needSaid = ({ text, attachments }: Pick<Words, 'text' | 'attachments'>): Refusal | null =>
  hasText(text) || (attachments ?? []).length > 0 ? null : refuse('NEEDS_WORDS', {}, 'text')

/** Words without the empty ones; null when nothing was said. */
export function wordsOf(words: Words): Words | null {
  const said = Object.entries(words).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : hasText(value),
  )
  return said.length > 0 ? (Object.fromEntries(said) as Words) : null
}
