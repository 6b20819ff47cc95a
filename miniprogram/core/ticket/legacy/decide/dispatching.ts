/** The desk's work: 派单, 改派, 不予受理, 并单, 移交, 改分类. */
import { isBlank } from '../../../text/fold'
import { canHandle, relationsOf } from '../../relations'
import type { Actor } from '../../../people/role'
import { isRefusal, refuse, type Refusal } from '../../../refusal'
import { cameToNothing, isReserved, leavesKind, roundOf } from '../../questions'
import type { JoinedOrder, Offer, Ticket } from '../../types'
import { needReason, presser, wordsOf, type Ctx, type VerbRule } from './decision'
import { partedFrom, worked } from '../../together'
import { dispatchDue, due, endings, knows, limit } from '../../times'

/** After an appeal, and for complaints about staff, the town decides; before that, the village. */
function otherDesk(ticket: Ticket, ctx: Ctx): Refusal | null {
  if (ticket.stage.state !== 'submitted' || ticket.desk !== 'inspector') return null
  return mine(ticket, ctx).includes('inspector') ? null : refuse('WITH_TOWN')
}
const mine = (ticket: Ticket, ctx: Ctx) => relationsOf(ticket, ctx.actor, ctx.now, ctx.facts)

export const dispatch: VerbRule<'dispatch'> = {
  blocks: otherDesk,
  decide(ticket, input, ctx) {
    const { category, sub, matter, track } = input
    if (!knows(ctx, category, sub)) return refuse('BAD_INPUT', {}, 'sub')
    const same =
      category === ticket.category && sub === ticket.sub && matter === ticket.matter && track === ticket.track
    if (leavesKind(ticket, input)) return refuse('KIND_KEPT', {}, 'category')
    if (ticket.matter !== null && !same) return refuse('CLASSIFIED_ALREADY', {}, 'track')
    if (ticket.stage.state === 'dispatched' && needReason(input.reason))
      return refuse('DISPATCHED_ALREADY', { who: ticket.stage.offer.byName ?? '别人' }, 'reason')
    const urgent = ticket.urgent || input.urgent === true
    const offer = offerTo({ ...ticket, urgent }, input, ctx)
    if (isRefusal(offer)) return offer
    const round = roundOf(ticket)
    const end = limit(ctx, { sub, track, source: ticket.source }, round.startedAt)
    // Once classified, the limit stands as it is; only 改分类 moves it.
    const { limitAt, derivation } =
      ticket.matter === null ? { limitAt: end.dueAt, derivation: end.derivation } : round
    return {
      fact: {
        type: 'Dispatched',
        category,
        sub,
        matter,
        track,
        limitAt,
        derivation,
        offer,
        again: round.dispatchedAt !== null,
        urgent,
      },
      words: wordsOf({ reason: input.reason ?? '' }),
    }
  },
}

/** To a person, or to the grid members of a node: each must be able to take it. */
function offerTo(
  ticket: Ticket,
  { person, pool }: { person?: string; pool?: string },
  ctx: Ctx,
): Offer | Refusal {
  if ((person === undefined) === (pool === undefined)) return refuse('ONE_OF_PERSON_POOL', {}, 'person')
  const claimDueAt = due(ctx, 'claim', ctx.now, ticket.urgent)
  const people = (ctx.facts.people ?? []).filter(
    one => (person === undefined || one.id === person) && canHandle(one, ticket, ctx.now),
  )
  const free = people.filter(one => !standsAside(ticket, one))
  const [kin] = people
  if (free.length === 0)
    return kin
      ? refuse('RECUSED', { who: kin.staffName ?? '' }, 'person')
      : refuse('NO_SUCH_PERSON', {}, person === undefined ? 'pool' : 'person')
  return {
    to: free.map(({ id }) => id),
    pool: pool ?? null,
    at: ctx.now,
    claimDueAt,
    byName: ctx.actor === 'clock' ? null : ctx.actor.staffName,
  }
}

/** Kin, those objected to, and whose own order it is. */
const standsAside = (ticket: Ticket, { id }: Actor): boolean =>
  ticket.recused.includes(id) || id === ticket.requesterId

export const reassign: VerbRule<'reassign'> = {
  blocks(ticket, ctx) {
    if (ctx.actor !== 'clock') return null
    const { holder } = ctx.facts
    // The clock takes it from nobody whose post is in force.
    return holder && canHandle(holder, ticket, ctx.now) ? refuse('NOT_NOW') : null
  },
  decide(ticket, input, ctx) {
    const unsaid = needReason(input.reason)
    if (unsaid) return unsaid
    const offer = offerTo(ticket, input, ctx)
    if (!isRefusal(offer))
      return { fact: { type: 'Reassigned', offer }, words: wordsOf({ reason: input.reason }) }
    // Nobody is left in that grid: the clock offers it to nobody, and it falls back to the desk at the next sweep.
    if (ctx.actor !== 'clock') return offer
    const empty: Offer = { to: [], pool: input.pool ?? null, at: ctx.now, claimDueAt: ctx.now, byName: null }
    return { fact: { type: 'Reassigned', offer: empty }, words: wordsOf({ reason: input.reason }) }
  },
}

export const decline: VerbRule<'decline'> = {
  blocks(ticket, ctx) {
    if (ticket.desk === 'inspector') return otherDesk(ticket, ctx)
    return mine(ticket, ctx).includes('dispatcher') ? null : refuse('NOT_ALLOWED')
  },
  decide: (_, { reason, whereInstead }) =>
    needReason(reason) ??
    needReason(whereInstead, 'whereInstead') ?? {
      fact: { type: 'Declined' },
      words: wordsOf({ reason, whereInstead }),
    },
}

export const appeal: VerbRule<'appeal'> = {
  blocks: ticket => (ticket.appealed ? refuse('APPEAL_ONCE') : null),
  decide(ticket, { text }, ctx) {
    if (isBlank(text)) return refuse('NEEDS_WORDS', {}, 'text')
    const dispatchDueAt = dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent)
    return { fact: { type: 'Appealed', dispatchDueAt }, words: wordsOf({ text }) }
  },
}

const MERGE_INTO: readonly Ticket['stage']['state'][] = ['submitted', 'dispatched', 'claimed']
/** More would make a document that nobody can open. */
const MOST_JOINED = 99

export const merge: VerbRule<'merge'> = {
  blocks: otherDesk,
  decide(ticket, { into, seenRev }, ctx) {
    if (into === ticket.id) return refuse('MERGE_SELF', {}, 'into')
    const { target } = ctx.facts
    if (!target || target.id !== into || target.villageId !== ticket.villageId || target.aboutStaff)
      return refuse('NOT_FOUND', {}, 'into')
    if (!MERGE_INTO.includes(target.stage.state)) return refuse('MERGE_TARGET', {}, 'into')
    // Its words would be read by whoever reads the other one.
    if (isReserved(ticket) !== isReserved(target)) return refuse('MERGE_KIND', {}, 'into')
    const orders = [joinedOf(ticket), ...ticket.joined]
    if (target.joined.length + orders.length > MOST_JOINED) return refuse('MERGE_FULL', {}, 'into')
    return {
      fact: { type: 'Merged', into },
      words: null,
      also: [{ ticket: target, fact: { type: 'Joined', orders } }],
    }
  },
}

const joinedOf = ({ id, no, requesterId, householdId, wordsId, added }: Ticket): JoinedOrder => ({
  id,
  no,
  requesterId,
  householdId,
  words: [wordsId, ...added],
})

export const unmerge: VerbRule<'unmerge'> = {
  // The clock takes an order back only from one that came to nothing; nobody from one that is done.
  blocks(_, { actor, facts: { chain } }) {
    if (actor === 'clock') {
      const direct = chain?.[0]
      return direct === undefined || cameToNothing(direct) ? null : refuse('NOT_NOW')
    }
    return worked(chain) ? refuse('MERGED_DONE') : null
  },
  decide(ticket, { reason }, ctx) {
    const unsaid = needReason(reason)
    if (unsaid) return unsaid
    const dispatchDueAt = dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent)
    return {
      fact: { type: 'Unmerged', dispatchDueAt },
      words: wordsOf({ reason }),
      also: partedFrom(ticket, ctx.facts.chain).map(({ matter }) => ({
        ticket: matter,
        fact: { type: 'Parted', orders: [ticket.id, ...ticket.joined.map(one => one.id)] },
      })),
    }
  },
}

export const refer: VerbRule<'refer'> = {
  blocks: otherDesk,
  decide(_, { office, reason }, ctx) {
    const unsaid = needReason(office, 'office') ?? needReason(reason)
    if (unsaid) return unsaid
    const answerDueAt = due(ctx, 'answer')
    return { fact: { type: 'Referred', office, answerDueAt }, words: wordsOf({ reason }) }
  },
}

export const answerReferral: VerbRule<'answerReferral'> = {
  decide(ticket, { accepted, outcome, text }, ctx) {
    if (isBlank(text)) return refuse('NEEDS_WORDS', {}, 'text')
    const words = wordsOf({ text })
    if (!accepted) {
      const dispatchDueAt = dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent)
      return {
        fact: {
          type: 'ReferralAnswered',
          accepted,
          outcome: null,
          dispatchDueAt,
          closeDueAt: null,
          revisitDueAt: null,
        },
        words,
      }
    }
    if (outcome === undefined) return refuse('NEEDS_OUTCOME', {}, 'outcome')
    const ends = endings(ctx, ticket)
    return { fact: { type: 'ReferralAnswered', accepted, outcome, dispatchDueAt: null, ...ends }, words }
  },
}

export const reclassify: VerbRule<'reclassify'> = {
  blocks: ticket => (ticket.requests.reclassify ? refuse('ASKED_ALREADY') : null),
  decide(ticket, { category, sub, matter, track, reason }, ctx) {
    const unsaid = needReason(reason)
    if (unsaid) return unsaid
    if (!knows(ctx, category, sub)) return refuse('BAD_INPUT', {}, 'sub')
    if (
      category === ticket.category &&
      sub === ticket.sub &&
      matter === ticket.matter &&
      track === ticket.track
    )
      return refuse('BAD_INPUT', {}, 'track')
    return { fact: { type: 'ReclassifyAsked', category, sub, matter, track }, words: wordsOf({ reason }) }
  },
}

export const answerReclassify: VerbRule<'answerReclassify'> = {
  blocks(ticket, ctx) {
    const ask = ticket.requests.reclassify
    if (!ask) return refuse('NOT_NOW')
    if (ask.by === presser(ctx)) return refuse('RELATED')
    // The requester decides only whether it leaves the kind they filed it under; the rest is the approver's.
    return mine(ticket, ctx).includes('approver') || leavesKind(ticket, ask.payload)
      ? null
      : refuse('NOT_ALLOWED')
  },
  decide(ticket, { agreed, reason, seenRev }, ctx) {
    const ask = ticket.requests.reclassify
    if (!ask) return refuse('NOT_NOW')
    const unsaid = needReason(reason)
    if (unsaid) return unsaid
    const { category, sub, matter, track } = ask.payload
    const end = limit(ctx, { sub, track, source: ticket.source }, roundOf(ticket).startedAt)
    const unpublish = agreed && (matter === 'private' || category === 'dispute')
    return {
      fact: {
        type: 'ReclassifyAnswered',
        agreed,
        category,
        sub,
        matter,
        track,
        limitAt: end.dueAt,
        derivation: end.derivation,
        unpublish,
      },
      words: wordsOf({ reason }),
    }
  },
}
