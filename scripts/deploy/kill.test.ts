import { afterEach, describe, expect, it } from 'vitest'
import type { EnvironmentState } from '../../local/control/state'
import { Bench } from './testing'

let bench: Bench
afterEach(() => bench.close())

/** Everything but the keys, which each environment has of its own; they are only to be the same in both functions. */
function comparable(state: EnvironmentState): unknown {
  const { api, jobs } = state.functions
  expect(api?.variables.FIELD_KEYS).toMatch(/^1:.{44}$/)
  expect(jobs?.variables).toEqual(api?.variables)
  const text = JSON.stringify(state, (key, value: unknown) =>
    key === 'FIELD_KEYS' || key === 'CODE_KEY' ? 'the same' : value,
  )
  return JSON.parse(text)
}

describe('stopped after any single request', () => {
  it('the next run ends where an undisturbed one ends', async () => {
    bench = new Bench()
    const { state, asked } = await bench.open()
    expect(await bench.deploy()).toBe(0)
    const undisturbed = comparable(state)
    const requests = asked.length
    expect(requests).toBeGreaterThan(40)
    await bench.close()

    for (let last = 1; last <= requests; last++) {
      let dead = false
      bench = new Bench()
      // The last request is done and its answer lost; from then on nothing gets through.
      const plane = await bench.open({
        fate: ({ number }) => (dead && number > last ? 'cutBefore' : number === last ? 'cutAfter' : 'answer'),
      })
      dead = true
      const stopped = await bench.deploy()
      expect([last, stopped, bench.phones]).toEqual([last, 1, 0])
      dead = false
      expect([last, await bench.deploy()]).toEqual([last, 0])
      expect([last, comparable(plane.state)]).toEqual([last, undisturbed])
      await bench.close()
    }
    bench = new Bench()
  })
})
