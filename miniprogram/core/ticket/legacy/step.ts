/**
 * A ticket and the next event → the ticket after it. Consults no calendar, no clock and no rules: every deadline stands
 * in the event. Total: an event that was recorded is never refused.
 */
import { townOf, villageOf } from '../../people/grid'
import type { EventOf, TicketEvent } from '../events'
import { roundOf } from '../questions'
import type { Commitment, Desk, Round, Stage, Ticket } from '../types'

/** The ticket that an event begins. */
export function born(e: EventOf<'Submitted' | 'Registered'>): Ticket {
  return {
    stage: { state: 'submitted', dispatchDueAt: e.dispatchDueAt, dispatchFrom: e.at },
    id: e.ticketId,
    v: 1,
    no: e.no,
    rev: e.rev,
    head: e.hash,
    at: e.at,
    entered: e.rev,
    path: e.path,
    villageId: villageOf(e.path) ?? '',
    townId: townOf(e.path) ?? '',
    householdId: e.householdId,
    requesterId: e.requesterId,
    authorId: e.authorId,
    wordsId: e.id,
    added: [],
    joined: [],
    linked: null,
    category: e.category,
    sub: e.sub,
    matter: null,
    track: e.track,
    source: e.source,
    sourceNo: e.sourceNo,
    urgent: e.urgent,
    aboutStaff: e.aboutStaff,
    rules: e.rules,
    desk: e.desk,
    submittedAt: e.at,
    round: 1,
    rounds: [newRound(1, e)],
    requests: {},
    appealed: false,
    objected: false,
    consent: e.consent,
    publication: null,
    readers: 'usual',
    reservedAt: e.category === 'dispute' ? e.at : null,
    recused: [],
    handledBy: [],
    reminded: {},
    givenBackBy: null,
    givenBack: null,
    last: { type: e.type, at: e.at, by: e.by, byName: e.byName, eventId: e.id },
    lastOpen: { type: e.type, at: e.at, by: e.by, byName: e.byName, eventId: e.id },
    hidden: 0,
    ...(e.calendars ? { stepCalendars: e.calendars } : {}),
  }
}

const newRound = (
  n: number,
  { at, limitAt, derivation }: Pick<Round, 'limitAt' | 'derivation'> & { at: number },
): Round => ({
  n,
  startedAt: at,
  limitAt,
  firstDueAt: null,
  derivation,
  dispatchedAt: null,
  claimDueAt: null,
  claimedAt: null,
  claimLate: false,
  giveBacks: 0,
  lapses: 0,
  recommits: 0,
  taken: {},
  endedAt: null,
  promises: [],
  resolution: null,
  rating: null,
  committee: [],
  revisit: null,
})

/** The ticket after an event, besides what every event changes. */
export function step(t: Ticket, e: Exclude<TicketEvent, { type: 'Submitted' | 'Registered' }>): Ticket {
  switch (e.type) {
    case 'Progressed':
    case 'TakenOut':
      return t
    case 'SelfJoined': {
      const now = <P extends string | null>(one: P) => (one === e.from ? e.into : one)
      return {
        ...t,
        requesterId: now(t.requesterId),
        authorId: now(t.authorId),
        joined: t.joined.map(one => ({ ...one, requesterId: now(one.requesterId) })),
      }
    }
    case 'Amended':
      return {
        ...t,
        added: [...t.added, e.id],
        urgent: t.urgent || e.urgent,
        ...(t.stage.state === 'submitted' && e.dispatchDueAt !== null
          ? { stage: atDesk(e.dispatchDueAt, e.at) }
          : {}),
      }
    case 'Withdrawn':
    case 'CancelAgreed':
      return { ...ended(t, e.at), stage: { state: 'withdrawn' } }
    case 'CancelAsked':
      return { ...t, requests: { ...t.requests, cancel: asked(e, {}) } }
    case 'Declined':
      return {
        ...ended(t, e.at),
        stage: { state: 'declined', declinedAt: e.at, declinedBy: by(e), declinedId: e.id },
      }
    case 'Appealed':
      return { ...toDesk(resumed(t), e.dispatchDueAt), appealed: true, desk: 'inspector' }
    case 'Merged':
      return { ...ended(t, e.at), stage: { state: 'merged', into: e.into } }
    case 'Joined':
      return { ...t, joined: [...t.joined, ...e.orders] }
    case 'Parted':
      return { ...t, joined: t.joined.filter(one => !e.orders.includes(one.id)) }
    case 'Unmerged':
      return toDesk(resumed(t), e.dispatchDueAt)
    case 'Referred':
      return {
        ...t,
        stage: {
          state: 'referred',
          office: e.office,
          referredAt: e.at,
          referredBy: by(e),
          answerDueAt: e.answerDueAt,
          before: t.stage.state === 'claimed' ? 'claimed' : 'submitted',
        },
      }
    case 'ReferralAnswered':
      return referralAnswered(t, e)
    case 'Dispatched':
      return dispatched(t, e)
    case 'Claimed':
      return claimed(t, e)
    case 'Lapsed':
      return toDesk(
        inRound(t, r => ({ lapses: r.lapses + 1, claimLate: r.claimLate || r.claimedAt === null })),
        e.dispatchDueAt,
      )
    case 'GivenBack':
      return {
        ...toDesk(
          // A claim that is given back was no answer: the next one is held against the first claim clock.
          inRound(t, r => ({ giveBacks: r.giveBacks + 1, claimedAt: null })),
          e.dispatchDueAt,
        ),
        givenBackBy: by(e),
        givenBack: { at: e.at, byName: e.byName, eventId: e.id },
      }
    case 'Reassigned':
      return { ...t, requests: withoutCancel(t.requests), stage: { state: 'dispatched', offer: e.offer } }
    case 'Recommitted':
      return recommitted(t, e)
    case 'HandlerAdded':
      return t.stage.state === 'claimed'
        ? {
            ...t,
            stage: { ...t.stage, coHandlers: add(t.stage.coHandlers, e.person) },
            handledBy: add(t.handledBy, e.person),
          }
        : t
    case 'Recused':
      return recused(t, e)
    case 'Objected':
      return {
        ...t,
        objected: true,
        requests: { ...t.requests, objection: asked(e, { about: e.about }) },
      }
    case 'ObjectionAnswered':
      return objectionAnswered(t, e)
    case 'ReclassifyAsked': {
      const { category, sub, matter, track } = e
      return {
        ...t,
        requests: { ...t.requests, reclassify: asked(e, { category, sub, matter, track }) },
      }
    }
    case 'ReclassifyAnswered':
      return reclassified(t, e)
    case 'Resolved':
      return resolved(t, e)
    case 'Rated':
      return rated(t, e)
    case 'Revisited':
      return revisited(t, e)
    case 'CommitteeRated':
      return inRound(t, r => ({
        committee: [
          ...r.committee.filter(c => c.by !== e.by),
          { at: e.at, by: by(e), result: e.result, speed: e.speed, manner: e.manner, eventId: e.id },
        ],
      }))
    case 'StoodAside':
      return inRound({ ...t, recused: add(t.recused, by(e)) }, r => ({
        committee: r.committee.filter(c => c.by !== e.by),
      }))
    case 'Reopened':
      return reopened(t, e)
    case 'Closed':
      return closed(t, e)
    case 'ConsentChanged':
      // Taking back the consent takes the text off the wall in the same breath.
      return { ...t, consent: e.consent, publication: e.consent ? t.publication : null }
    case 'ReadersSet':
      return { ...t, readers: e.readers }
    case 'Published':
      return { ...t, publication: { at: e.at, by: by(e), eventId: e.id } }
    case 'Unpublished':
      return { ...t, publication: null }
    case 'DaysCorrected':
      return daysCorrected(t, e)
    case 'Reminded':
      return {
        ...t,
        reminded: {
          ...t.reminded,
          ...Object.fromEntries([e.reminder, ...e.covers].map(kind => [kind, true])),
        },
      }
  }
}

function daysCorrected(t: Ticket, e: EventOf<'DaysCorrected'>): Ticket {
  const { limitAt, claimDueAt } = roundOf(t)
  const { claim } = e.steps
  const moved = inRound(t, () => ({
    limitAt: e.limitAt,
    derivation: e.derivation,
    // The first offer of the round is judged by the same day that its receiver reads.
    ...(t.stage.state === 'dispatched' && claim !== undefined && claimDueAt === t.stage.offer.claimDueAt
      ? { claimDueAt: claim }
      : {}),
  }))
  // A later limit is near, and late, anew.
  const here = e.limitAt > limitAt ? forget(forget(moved, 'soonLate'), 'late') : moved
  return { ...here, stage: withDays(here.stage, e.steps) }
}

function withDays(stage: Stage, steps: EventOf<'DaysCorrected'>['steps']): Stage {
  const { dispatch, claim, answer, rate, revisit } = steps
  switch (stage.state) {
    case 'submitted':
      return { ...stage, dispatchDueAt: dispatch ?? stage.dispatchDueAt }
    case 'dispatched':
      return { ...stage, offer: { ...stage.offer, claimDueAt: claim ?? stage.offer.claimDueAt } }
    case 'referred':
      return { ...stage, answerDueAt: answer ?? stage.answerDueAt }
    case 'resolved':
      return {
        ...stage,
        closeDueAt: rate ?? stage.closeDueAt,
        revisitDueAt: revisit ?? stage.revisitDueAt,
      }
    case 'claimed':
    case 'closed':
    case 'withdrawn':
    case 'declined':
    case 'merged':
      return stage
  }
}

function dispatched(t: Ticket, e: EventOf<'Dispatched'>): Ticket {
  const opened = inRound(t, r => ({
    ...moved(r, e),
    dispatchedAt: r.dispatchedAt ?? e.at,
    claimDueAt: r.claimDueAt ?? e.offer.claimDueAt,
  }))
  return {
    ...opened,
    stage: { state: 'dispatched', offer: e.offer },
    desk: restingDesk(t),
    category: e.category,
    sub: e.sub,
    matter: e.matter,
    track: e.track,
    urgent: e.urgent,
  }
}

/** The limit moves; where the old one had already passed, the round stays due there. */
const moved = (
  { limitAt, firstDueAt }: Round,
  e: Pick<Round, 'limitAt' | 'derivation'> & { at: number },
): Pick<Round, 'limitAt' | 'derivation' | 'firstDueAt'> => ({
  limitAt: e.limitAt,
  derivation: e.derivation,
  firstDueAt: firstDueAt ?? (e.at > limitAt && e.limitAt !== limitAt ? limitAt : null),
})

function claimed(t: Ticket, e: EventOf<'Claimed'>): Ticket {
  const commitment: Commitment = {
    at: e.at,
    promisedAt: e.promisedAt,
    beyondLimit: e.beyondLimit,
    claimedLate: e.claimedLate,
    showContact: e.showContact,
    eventId: e.id,
    measuresId: e.id,
    holderName: e.byName ?? '',
  }
  const taken = inRound(t, r => ({
    claimedAt: r.claimedAt ?? e.at,
    claimLate: r.claimLate || (r.claimedAt === null && r.claimDueAt !== null && e.at > r.claimDueAt),
    promises: [...r.promises, commitment],
  }))
  return {
    ...taken,
    stage: {
      state: 'claimed',
      holder: by(e),
      holderName: e.byName ?? '',
      coHandlers: [],
      commitment,
      earlier: roundOf(t).promises,
      claimedAt: e.at,
      offeredTo: t.stage.state === 'dispatched' ? t.stage.offer.to : [],
    },
    handledBy: add(t.handledBy, by(e)),
  }
}

function recommitted(t: Ticket, e: EventOf<'Recommitted'>): Ticket {
  const { stage } = t
  if (stage.state !== 'claimed') return t
  const commitment: Commitment = {
    ...stage.commitment,
    at: e.at,
    promisedAt: e.promisedAt,
    beyondLimit: e.beyondLimit,
    eventId: e.id,
  }
  const changed = inRound(t, r => ({ recommits: r.recommits + 1, promises: [...r.promises, commitment] }))
  return {
    ...forget(changed, 'promiseLate'),
    stage: { ...stage, commitment, earlier: [...stage.earlier, stage.commitment] },
  }
}

function recused(t: Ticket, e: EventOf<'Recused'>): Ticket {
  const out = { ...t, recused: add(t.recused, by(e)) }
  if (e.dispatchDueAt !== null)
    return toDesk(
      inRound(out, () => ({ claimedAt: null })),
      e.dispatchDueAt,
    )
  return out.stage.state === 'dispatched'
    ? { ...out, stage: { ...out.stage, offer: { ...out.stage.offer, to: e.left } } }
    : out
}

function objectionAnswered(t: Ticket, e: EventOf<'ObjectionAnswered'>): Ticket {
  const { objection, ...requests } = t.requests
  const answered = {
    ...t,
    requests,
    recused: e.upheld && objection ? add(t.recused, objection.payload.about) : t.recused,
  }
  return e.dispatchDueAt === null ? answered : toDesk(answered, e.dispatchDueAt)
}

function reclassified(t: Ticket, e: EventOf<'ReclassifyAnswered'>): Ticket {
  const { reclassify: _, ...requests } = t.requests
  if (!e.agreed) return { ...t, requests }
  return {
    ...inRound(t, r => moved(r, e)),
    requests,
    category: e.category,
    sub: e.sub,
    matter: e.matter,
    track: e.track,
    publication: e.unpublish ? null : t.publication,
  }
}

function referralAnswered(t: Ticket, e: EventOf<'ReferralAnswered'>): Ticket {
  if (!e.accepted || e.outcome === null || e.closeDueAt === null) return toDesk(t, e.dispatchDueAt ?? e.at)
  const done = inRound(ended(t, e.at), () => ({
    resolution: {
      at: e.at,
      by: by(e),
      outcome: e.outcome ?? 'done',
      eventId: e.id,
      ...(t.stage.state === 'referred' ? { referredBy: t.stage.referredBy } : {}),
    },
  }))
  return {
    ...done,
    stage: {
      state: 'resolved',
      holder: null,
      holderName: null,
      coHandlers: [],
      commitment: null,
      earlier: roundOf(t).promises,
      closeDueAt: e.closeDueAt,
      revisitDueAt: e.revisitDueAt,
    },
  }
}

function resolved(t: Ticket, e: EventOf<'Resolved'>): Ticket {
  if (t.stage.state !== 'claimed') return t
  const { holder, holderName, coHandlers, commitment, earlier } = t.stage
  const done = inRound(ended(t, e.at), () => ({
    resolution: { at: e.at, by: by(e), outcome: e.outcome, eventId: e.id },
  }))
  return {
    ...done,
    stage: {
      state: 'resolved',
      holder,
      holderName,
      coHandlers,
      commitment,
      earlier,
      closeDueAt: e.closeDueAt,
      revisitDueAt: e.revisitDueAt,
    },
  }
}

function closed(t: Ticket, e: EventOf<'Closed'>): Ticket {
  if (t.stage.state !== 'resolved') return t
  const { holder, holderName, coHandlers } = t.stage
  return { ...t, stage: { state: 'closed', holder, holderName, coHandlers, closedAt: e.at } }
}

function rated(t: Ticket, e: EventOf<'Rated'>): Ticket {
  return inRound(t, r => ({
    rating: { firstAt: r.rating?.firstAt ?? e.at, at: e.at, by: by(e), score: e.score, eventId: e.id },
  }))
}

function revisited(t: Ticket, e: EventOf<'Revisited'>): Ticket {
  return inRound(t, () => ({ revisit: { at: e.at, by: by(e), satisfied: e.satisfied, eventId: e.id } }))
}

function reopened(t: Ticket, e: EventOf<'Reopened'>): Ticket {
  const round = t.round + 1
  return {
    ...t,
    stage: atDesk(e.dispatchDueAt, e.at),
    round,
    rounds: [...t.rounds, newRound(round, e)],
    desk: e.desk,
    requests: {},
    reminded: {},
    publication: null,
    givenBackBy: null,
    givenBack: null,
    linked: e.linked ?? t.linked,
  }
}

// ---- small hands ----

/** Residents press without a public name, the clock without an id of its own. */
const by = (e: TicketEvent): string => e.by

const asked = <Payload>(e: TicketEvent, payload: Payload) => ({
  at: e.at,
  by: by(e),
  dueAt: null,
  eventId: e.id,
  payload,
})

const add = (list: readonly string[], one: string): string[] =>
  list.includes(one) ? [...list] : [...list, one]

/** Complaints about staff stay with the town; a decided appeal goes back to the village. */
const restingDesk = (t: Ticket): Desk => (t.aboutStaff ? 'inspector' : 'dispatcher')

function inRound<T extends Ticket>(t: T, change: (round: Round) => Partial<Round>): T {
  const last = roundOf(t)
  return { ...t, rounds: [...t.rounds.slice(0, -1), { ...last, ...change(last) }] }
}

/** The total clock stops; whatever was asked is moot. */
const ended = (t: Ticket, at: number): Ticket => ({ ...inRound(t, () => ({ endedAt: at })), requests: {} })

/** The same clock goes on as if it had never stopped: a way back is no new start. */
const resumed = (t: Ticket): Ticket => inRound(t, () => ({ endedAt: null }))

const atDesk = (dispatchDueAt: number, dispatchFrom: number): Stage => ({
  state: 'submitted',
  dispatchDueAt,
  dispatchFrom,
})

const toDesk = (t: Ticket, dispatchDueAt: number): Ticket => ({
  ...t,
  stage: atDesk(dispatchDueAt, t.at),
  requests: withoutCancel(t.requests),
})

function withoutCancel({ cancel: _, ...requests }: Ticket['requests']): Ticket['requests'] {
  return requests
}

/** A new occurrence may be reminded of again. */
function forget<T extends Pick<Ticket, 'reminded'>>(t: T, kind: keyof Ticket['reminded']): T {
  const { [kind]: _, ...reminded } = t.reminded
  return { ...t, reminded }
}
