import { describe, expect, test } from 'vitest'
import { ticketProcess } from './process'
import type { Reminder } from './types'

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
