import { describe, expect, test } from 'vitest'
import type { EventType } from './events'
import { ticketProcess } from './process'
import type { Reminder } from './types'

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

describe('what stands on the messages that tell of an event', () => {
  const phrases = Object.values(ticketProcess.verbs).flatMap(({ phrase }) =>
    typeof phrase === 'string' ? [phrase] : [],
  )
  test('of a reminder it says whether it is late already', () => {
    const { phrase } = ticketProcess.verbs.remind
    const of = (reminder: Reminder) =>
      typeof phrase === 'function' ? phrase({ reminder, covers: [] } as never) : ''
    expect(of('soonLate')).toBe('快到期')
    expect(of('promiseLate')).toBe('已超期')
  })
  test.each(phrases)('%s fits the message', phrase => expect(phrase).toMatch(/^\p{Script=Han}{1,5}$/u))
})
