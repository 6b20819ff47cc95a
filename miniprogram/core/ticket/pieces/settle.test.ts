/** Which calendars an order hangs on, after each step that sets a day. */
import { describe, expect, test } from 'vitest'
import { given, learns } from '../testing'
import { submit } from '../story/presses.testing'
import type { StepCalendars } from '../events'
import type { Ticket } from '../types'

const uses = [{ year: 2027, version: 0 }]
const { here } = given(submit()).story
const { category, sub, track } = here
const kind = { category, sub, track, matter: 'minor' } as const
const reclassify = { by: 'zhao', at: here.at, dueAt: null, eventId: 'e', payload: kind }
const asked: Ticket = { ...here, requests: { reclassify } }
const after = (ticket: Ticket, known: StepCalendars | undefined, set: StepCalendars | undefined) =>
  learns(
    { ...ticket, ...(known ? { stepCalendars: known } : {}) },
    { type: 'Joined', orders: [], ...(set ? { calendars: set } : {}) },
  ).stepCalendars

describe('the calendars a day hangs on', () => {
  test('a step that is set takes the place of the one before', () => {
    expect(after(here, { claim: uses }, { dispatch: uses })).toEqual({ dispatch: uses })
    expect(after(here, { claim: uses }, { dispatch: [] })).toBe(undefined)
  })
  test('a request keeps its own until it is answered', () => {
    expect(after(asked, { claim: uses, reclassify: uses }, { dispatch: uses })).toEqual({
      reclassify: uses,
      dispatch: uses,
    })
    expect(after(here, { claim: uses, reclassify: uses }, { dispatch: uses })).toEqual({ dispatch: uses })
  })
  test('a request that is asked leaves the step that runs', () => {
    expect(after(asked, { claim: uses }, { reclassify: uses })).toEqual({ claim: uses, reclassify: uses })
    expect(after(asked, { claim: uses }, { reclassify: uses, dispatch: uses })).toEqual({
      reclassify: uses,
      dispatch: uses,
    })
  })
  test('what sets no day changes none', () => {
    expect(after(here, { claim: uses }, undefined)).toEqual({ claim: uses })
  })
})
