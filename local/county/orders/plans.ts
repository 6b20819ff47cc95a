import type { Person } from '../people/people'
import { SAYINGS } from '../texts/sayings'
import type { Stage } from './stage'
import { say, work, finishWork, closedBy, type Plan } from './work'

export const PLANS = {
  // ---- waits for a desk ----
  fresh: s => s.order(),
  urgent: s => s.order({ urgent: true }),
  freshBehalf: s => s.onBehalf(s.neighbour),
  returned: s =>
    s
      .order()
      .ago(16)
      .dispatch(s.neighbour)
      .ago(3.5)
      .by('giveBack', s.neighbour.actor, { reason: say(s, SAYINGS.giveBack) }),
  lapsed: s => s.order().ago(18).dispatch(s.neighbour),
  aboutStaff: s => s.complain(SAYINGS.aboutStaff[s.random.int(0, 1)]?.text ?? ''),
  reopened: s => {
    s.order()
    work(s)
      .later(2, 20)
      .rate(2)
      .ago(2)
      .by('reopen', s.set.requester.actor, { reason: say(s, SAYINGS.reopen) })
  },

  // ---- offered ----
  offered: s => s.order().ago(3.2).dispatch(s.neighbour),
  pool: s => s.order().ago(1.4).dispatchPool(),

  // ---- in hand ----
  working: s => {
    s.order()
      .later(1, 4)
      .dispatch(s.neighbour)
      .later(0.5, 3)
      .claim(s.neighbour, 3)
      .amend(0.4)
      .ago(0.6)
      .progress(s.story.pictures?.before)
  },
  dueToday: s => {
    s.order().later(1, 3).dispatch(s.neighbour).later(0.5, 3).claim(s.neighbour, 9).ago(2).progress()
  },
  late: s => {
    s.order().later(1, 4).dispatch(s.neighbour).later(1, 6).claim(s.neighbour, 3).later(20, 30).progress()
  },
  brokenPromise: s => {
    s.order().later(2, 6).dispatch(s.neighbour).later(1, 5).claim(s.neighbour, 2).later(10, 20).progress()
  },
  recommitted: s => {
    s.order().later(1, 5).dispatch(s.neighbour).later(1, 4).claim(s.neighbour, 1).later(18, 22).recommit(2)
  },
  together: s => {
    s.order()
      .later(1, 4)
      .dispatch(s.neighbour)
      .later(1, 4)
      .claim(s.neighbour, 3)
      .later(2, 4)
      .by(
        'addHandler',
        s.neighbour.actor,
        { person: helper(s).actor.id, reason: say(s, SAYINGS.addHandler) },
        { people: [helper(s).actor] },
      )
  },
  cancelAsked: s => {
    s.order()
      .later(1, 4)
      .dispatch(s.neighbour)
      .later(1, 4)
      .claim(s.neighbour, 3)
      .ago(2)
      .by('askCancel', s.set.requester.actor, { reason: say(s, SAYINGS.askCancel) })
  },
  objected: s => {
    s.order()
      .later(1, 4)
      .dispatch(s.neighbour)
      .later(1, 4)
      .claim(s.neighbour, 3)
      .ago(4)
      .by('objectTo', s.set.requester.actor, { reason: say(s, SAYINGS.objectTo) })
  },
  reclassifyAsked: s => {
    s.order()
      .later(1, 4)
      .dispatch(s.neighbour)
      .later(1, 4)
      .claim(s.neighbour, 3)
      .ago(3)
      .by('reclassify', s.dispatcher.actor, {
        category: s.ticket.category,
        sub: s.ticket.sub,
        matter: 'public',
        track: s.ticket.track === 1 ? 2 : 3,
        reason: say(s, SAYINGS.reclassify),
      })
  },
  reassigned: s => {
    const next = helper(s)
    s.order().later(1, 4).dispatch(s.neighbour).later(1, 4).claim(s.neighbour, 2)
    s.later(20, 30)
      .by(
        'reassign',
        s.dispatcher.actor,
        { person: next.actor.id, reason: say(s, SAYINGS.reassign) },
        { people: [next.actor], holder: s.neighbour.actor },
      )
      .later(2, 5)
      .claim(next, 2)
  },
  recused: s => {
    s.order({ photo: false })
      .later(1, 4)
      .dispatch(s.neighbour)
      .later(1, 3)
      .by('recuse', s.neighbour.actor, { reason: say(s, SAYINGS.recuse) })
      .later(1, 3)
    const other = s.otherMember
    s.dispatch(other).later(2, 5).claim(other, 4)
  },

  // ---- done, waits ----
  toRate: s => {
    s.order()
    work(s)
  },
  ratedLow: s => {
    s.order()
    work(s, { outcome: s.story.partly ? 'partly' : 'done' })
      .later(3, 20)
      .rate(2)
  },
  toRevisit: s => {
    s.order()
    work(s)
  },

  // ---- closed ----
  closed: closedBy(5, { committee: 1 }),
  shown: closedBy(5, { publish: true, committee: 2 }),
  shownFour: closedBy(4, { publish: true, committee: 3 }),
  fair: closedBy(3),
  poor: closedBy(2, { publish: true, committee: 1 }),
  unrated: s => {
    s.order()
    work(s)
    s.committee(1)
  },
  closedLate: s => {
    s.order()
    work(s, { slow: true }).later(5, 30).rate(3).committee(2).later(10, 20).publish()
  },
  lapsedThenClosed: s => {
    s.order().later(1, 3).dispatch(s.otherMember).later(30, 34)
    const next = s.neighbour
    s.dispatch(next).later(1, 3).claim(next, 1)
    finishWork(s, 2, 'done', false).later(2, 20).rate(4)
  },
  givenBackThenClosed: s => {
    const first = s.otherMember
    s.order()
      .later(1, 3)
      .dispatch(first)
      .later(1, 4)
      .by('giveBack', first.actor, { reason: say(s, SAYINGS.giveBack) })
      .later(1, 3)
      .dispatch(s.neighbour)
      .later(1, 3)
      .claim(s.neighbour, 2)
    finishWork(s, 2, 'done', false).later(2, 20).rate(5).later(10, 30).publish()
  },
  behalfClosed: s => {
    s.onBehalf(s.neighbour)
    work(s).later(4, 20).rateBySlip(s.dispatcher, 5)
  },
  revisited: s => {
    s.order()
    work(s)
      .later(20, 60)
      .revisit(
        // A dispute is visited by the town: anyone who judges it must be able to see it.
        s.ticket.category === 'dispute' ? s.inspector() : s.supervisor(0),
        say(s, s.ticket.category === 'dispute' ? SAYINGS.revisitDispute : SAYINGS.revisit),
      )
      .later(2, 10)
      .rate(4)
  },
  reopenedClosed: s => {
    s.order()
    work(s)
      .later(3, 20)
      .rate(2, s.story.gripe ?? '没修好。')
      .later(2, 8)
      .by('reopen', s.set.requester.actor, { reason: say(s, SAYINGS.reopen) })
      .later(1, 3)
      .dispatch(s.neighbour)
      .later(1, 3)
      .claim(s.neighbour, 2)
      .later(20, 30)
      .resolve()
      .later(3, 20)
      .rate(5, '这回弄好了。')
      .committee(2)
  },
  aboutStaffClosed: s => {
    const complaint = SAYINGS.aboutStaff[2]
    s.complain(complaint.text)
      .later(1, 3)
      .dispatch(s.inspector(1), { by: s.inspector() })
      .later(1, 4)
      .claim(s.inspector(1), 2, { measures: complaint.measures })
      .later(24, 40)
      .resolve('done', complaint.done)
      .later(4, 20)
      .rate(4, complaint.thanks)
  },
  private: closedBy(5),
  consentTaken: s => {
    closedBy(4, { publish: true })(s)
    s.later(20, 40).by('consent', s.set.requester.actor, { consent: false })
  },
  takenDown: s => {
    closedBy(5, { publish: true })(s)
    s.later(5, 20).by('unpublish', s.supervisor(1).actor, { reason: SAYINGS.unpublish[0] })
  },

  // ---- short lives of a large county ----
  closedQuietly: s => {
    s.order({ photo: false })
      .later(1, 4)
      .dispatch(s.neighbour)
      .later(1, 6)
      .claim(s.neighbour, 3)
      .later(20, 50)
      .resolve()
  },
  withdrawnAtOnce: s => {
    s.order({ photo: false })
      .later(0.2, 3)
      .by('withdraw', s.set.requester.actor, { reason: say(s, SAYINGS.withdraw) })
  },

  // ---- ended otherwise ----
  withdrawn: s => {
    s.order({ photo: false })
      .later(1, 4)
      .dispatch(s.neighbour)
      .later(1, 3)
      .by('withdraw', s.set.requester.actor, { reason: say(s, SAYINGS.withdraw) })
  },
  cancelled: s => {
    s.order({ photo: false })
      .later(1, 4)
      .dispatch(s.neighbour)
      .later(1, 3)
      .claim(s.neighbour, 3)
      .later(4, 9)
      .by('askCancel', s.set.requester.actor, { reason: say(s, SAYINGS.askCancel) })
      .later(1, 4)
      .by('agreeCancel', s.neighbour.actor, {})
  },
} satisfies Record<string, Plan>

export type PlanName = keyof typeof PLANS

const helper = (s: Stage): Person =>
  [...s.set.village.gridMembers.values()].find(one => one !== s.neighbour) ?? s.neighbour
