import { afterEach, describe, expect, it } from 'vitest'
import type { EnvironmentState } from '../../local/control/state'
import { Bench } from './testing'

let bench: Bench
afterEach(() => bench.close())

const READS = /^(Describe|List|Get)/

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

describe('stopped after any request that changes something, and between them', () => {
  it('the next run ends where an undisturbed one ends', async () => {
    bench = new Bench()
    const { state, asked } = await bench.open()
    expect(await bench.deploy()).toBe(0)
    const undisturbed = comparable(state)
    // After a question the environment is as it was after the last change: every third one stands for its neighbours.
    const stops = asked.flatMap((action, i) => (!READS.test(action) || i % 3 === 0 ? [i + 1] : []))
    expect(stops.length).toBeGreaterThan(20)
    await bench.close()

    for (const last of stops) {
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
