/**
 * The limit of the round that runs. Everything that moves it goes through here: another kind, a notice of holidays, more
 * time that was agreed. An agreed day is never moved nearer, by nothing (docs/adr/0121).
 */
import { limitAgain, withAgreed, type Limit } from '../../clock/deadlines'
import type { Derivation } from '../../clock/derivation'
import type { Calendar } from '../../clock/workday'
import type { Change } from '../../process/verb'
import type { Ctx, TicketKinds } from '../kinds'
import { inRound } from '../pieces/moves'
import { roundOf } from '../pieces/selectors'
import type { Reminder, Round, StageOf, Ticket } from '../types'
import { limit } from './times'

/** As an event says it. */
interface Moved {
  limitAt: number
  derivation: Derivation
}
const asFacts = ({ dueAt, derivation }: Limit): Moved => ({ limitAt: dueAt, derivation })

/** By the rule of another kind, from the beginning of the round. */
export function limitByKind(ctx: Ctx, kind: Pick<Ticket, 'sub' | 'track'>, ticket: Ticket): Moved {
  const { startedAt, derivation } = roundOf(ticket)
  const { sub, track } = kind
  return asFacts(
    withAgreed(limit(ctx, { sub, track, source: ticket.source }, startedAt), derivation.agreedAt),
  )
}

/** By the calendars that are in force now. */
export const limitByCalendars = (ticket: Ticket, calendars: readonly Calendar[]): Moved =>
  asFacts(limitAgain(roundOf(ticket).derivation, calendars))

/** By what was agreed: at the earliest as it stands. */
export function limitAgreed(ticket: Ticket, agreedAt: number): Moved {
  const { limitAt, derivation } = roundOf(ticket)
  return asFacts(withAgreed({ dueAt: limitAt, derivation }, agreedAt))
}

/**
 * What an event that agrees to a day changes: the limit, and the promise with it (docs/adr/0136). Anyone who asked for the
 * day says by it when they will be done; a promise of a later day stays. `asked`: the request, whose words say why.
 */
export function agreedDay(
  ticket: Ticket<'claimed'>,
  happened: Moved & { at: number },
  asked: { eventId: string } | undefined,
): Pick<Change<TicketKinds>, 'record' | 'forget'> & { stage: StageOf<'claimed'> } {
  if (!asked) throw new Error(`${ticket.id}: a day was agreed to that nobody asked for`)
  const { stage } = ticket
  const { rounds, forget } = movedLimit(ticket, happened)
  const promisedAt = happened.derivation.agreedAt ?? happened.limitAt
  if (promisedAt <= stage.commitment.promisedAt) return { stage, record: { rounds }, forget }
  const { at } = happened
  const commitment = { ...stage.commitment, at, promisedAt, beyondLimit: false, eventId: asked.eventId }
  return {
    stage: { ...stage, commitment, earlier: [...stage.earlier, stage.commitment] },
    record: {
      rounds: inRound({ ...ticket, rounds }, ({ promises }) => ({ promises: [...promises, commitment] })),
    },
    forget: [...forget, 'promiseLate'],
  }
}

/**
 * The rounds after an event that moved the limit, and the reminders that may come again of a later one. Where the old
 * limit had already passed the round stays due there, unless it had never been right (`corrected`).
 */
export function movedLimit(
  ticket: Ticket,
  { at, limitAt, derivation }: Moved & { at: number },
  why: 'moved' | 'corrected' = 'moved',
): { rounds: Round[]; forget: Reminder[] } {
  const round = roundOf(ticket)
  const { agreedAt } = round.derivation
  if (agreedAt !== undefined && (limitAt < agreedAt || derivation.agreedAt === undefined))
    throw new Error(`${ticket.id}: an agreed day would come nearer`)
  const passed = why === 'moved' && at > round.limitAt && limitAt !== round.limitAt
  const firstDueAt = round.firstDueAt ?? (passed ? round.limitAt : null)
  return {
    rounds: [...ticket.rounds.slice(0, -1), { ...round, limitAt, derivation, firstDueAt }],
    forget: limitAt > round.limitAt ? ['soonLate', 'late'] : [],
  }
}
