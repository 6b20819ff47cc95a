import { expect, test } from 'vitest'
import type { EventType } from './events'
import { ticketProcess } from './process'

test('every event that a ticket can hold has exactly one verb', () => {
  const types = Object.values(ticketProcess.verbs).map(({ event }) => event.type)
  const known: Record<EventType, true> = {
    Submitted: true,
    Registered: true,
    Amended: true,
    Withdrawn: true,
    CancelAsked: true,
    CancelAgreed: true,
    Declined: true,
    Appealed: true,
    Merged: true,
    Joined: true,
    Parted: true,
    Unmerged: true,
    Referred: true,
    ReferralAnswered: true,
    Dispatched: true,
    Claimed: true,
    Lapsed: true,
    GivenBack: true,
    Reassigned: true,
    Recommitted: true,
    Progressed: true,
    HandlerAdded: true,
    Recused: true,
    Objected: true,
    ObjectionAnswered: true,
    ReclassifyAsked: true,
    ReclassifyAnswered: true,
    Resolved: true,
    Rated: true,
    Revisited: true,
    CommitteeRated: true,
    StoodAside: true,
    Reopened: true,
    Closed: true,
    ConsentChanged: true,
    ReadersSet: true,
    Published: true,
    Unpublished: true,
    DaysCorrected: true,
    Reminded: true,
    TakenOut: true,
    SelfJoined: true,
  }
  expect([...types].sort()).toEqual(Object.keys(known).sort())
})
