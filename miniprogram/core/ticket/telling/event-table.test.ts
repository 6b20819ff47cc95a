/** Whose the text is that was typed with a step: who may erase it. The rest of the table is tried in golden/steps.test.ts. */
import { expect, test } from 'vitest'
import { EVENT_TYPES } from '../process'
import type { EventType } from '../events'
import { ownerOf } from './event-table'

/** What the person concerned tells belongs to them, no matter who typed it: the helper, or the desk that words it for the board. */
const PERSONS: readonly EventType[] = [
  'Submitted',
  'Registered',
  'Amended',
  'CancelAsked',
  'Withdrawn',
  'Appealed',
  'Objected',
  'Rated',
  'Published',
]
/** Theirs when they pressed it themselves; in office it is a record. */
const PRESSERS: readonly EventType[] = ['Unmerged', 'Reopened', 'ReclassifyAnswered']

const owner = (type: EventType, by: string, requesterId: string | null = 'chen') =>
  ownerOf({ requesterId }, { type, by })

test('what the person concerned told is theirs, no matter who typed it', () => {
  for (const type of PERSONS) {
    expect([type, owner(type, 'chen'), owner(type, 'wu')]).toEqual([type, 'chen', 'chen'])
    // Nobody ordered what was registered.
    expect([type, owner(type, 'wu', null)]).toEqual([type, null])
  }
})

test('what either side may press is whose that pressed it: theirs, or a record', () => {
  for (const type of PRESSERS)
    expect([type, owner(type, 'chen'), owner(type, 'zhao')]).toEqual([type, 'chen', null])
})

test('what was written in office is a record, and nobody’s to erase, also where the person held the post themselves', () => {
  const office = (EVENT_TYPES as readonly EventType[]).filter(
    type => !PERSONS.includes(type) && !PRESSERS.includes(type),
  )
  for (const type of office)
    expect([type, owner(type, 'zhao'), owner(type, 'chen')]).toEqual([type, null, null])
  expect(office).toContain('Declined')
  expect(office).toHaveLength(EVENT_TYPES.length - 12)
})
