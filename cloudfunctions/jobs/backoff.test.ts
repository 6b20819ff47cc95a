import { expect, it } from 'vitest'
import { waitAfter } from './backoff'

it('an item that fails waits a minute, then twice as long each time, at most six hours', () => {
  expect([1, 2, 3, 20].map(waitAfter)).toEqual([60_000, 120_000, 240_000, 21_600_000])
})
