import { existsSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { EnvironmentState } from '../../local/control/state'
import type { Run } from './run'
import type { Secrets } from './secrets'
import { sampled } from '../../tests/sampled'
import { Bench, functionOf, smallCounty } from './testing'

let bench: Bench
afterEach(() => bench.close())

const READS = /^(Describe|List|Get)/

/** Everything but the keys, which each environment has of its own; how they stand is asked apart. */
function comparable(state: EnvironmentState): unknown {
  const text = JSON.stringify(state, (key, value: unknown) =>
    key === 'FIELD_KEYS' || key === 'CODE_KEY' ? 'the same' : value,
  )
  return JSON.parse(text)
}
const numbersOf = (keys: string): string =>
  keys
    .split(',')
    .map(key => key.slice(0, 2))
    .join('')
/** The numbers of the keys that each function holds, the sealing one last. */
const keysIn = ({ functions }: EnvironmentState): string[] =>
  Object.values(functions).map(({ variables }) => numbersOf(variables.FIELD_KEYS ?? ''))
const keysKept = (): string =>
  numbersOf((JSON.parse(readFileSync(bench.secretsPath, 'utf8')) as Secrets).fieldKeys.join(','))

interface Story {
  /** What was there before the run that is stopped. */
  before: () => Promise<void>
  run: Partial<Run>
  /** At every moment of it, whatever is done next. */
  always?: (state: EnvironmentState) => void
  keys: string
}
interface Stopped {
  /** Uploads of the phone's package before it began. */
  phones: number
  answered: number
  asked: string[]
  goesOn: () => void
}
const nothing = async (): Promise<void> => undefined

/** An older version of the product, and a hand in the console that meant well. */
async function anOlderVersion(): Promise<void> {
  bench.wanted = secrets => ({
    ...smallCounty(secrets),
    functions: [
      functionOf('api', 'exports.main = () => "older"'),
      functionOf('jobs', '', ['0 */1 * * * * *']),
    ],
  })
  expect(await bench.deploy()).toBe(0)
  const { collections, functions } = bench.plane.state
  Object.assign(collections.people!.permission, { acl: 'PRIVATE' })
  Object.assign(collections.people!.indexes[0]!, { unique: false })
  Object.assign(functions.api!, {
    timeout: 3,
    variables: { ...functions.api!.variables, TZ: 'Asia/Shanghai' },
  })
  bench.wanted = smallCounty
}

const STORIES: Record<string, Story> = {
  'the first deploy': { before: nothing, run: {}, keys: '1:' },
  'a deploy over an older version': { before: anOlderVersion, run: {}, keys: '1:' },
  'a turn of the keys': {
    before: async () => expect(await bench.deploy()).toBe(0),
    run: { newFieldKey: true },
    // What one function seals, the other one opens.
    always: state => {
      const held = keysIn(state)
      const sealing = held.map(keys => keys.slice(-2))
      for (const keys of held)
        for (const key of sealing) expect([held, keys.includes(key)]).toEqual([held, true])
    },
    keys: '1:2:',
  },
}

describe.each(Object.entries(STORIES))('%s', (name, { before, run, always, keys }) => {
  /** Opens an environment as it was before; `last`: the request that is done and whose answer is lost, as all after it. */
  async function stoppedAfter(last: number): Promise<Stopped> {
    let dead = false
    let first = 0
    bench = new Bench()
    const plane = await bench.open({
      fate: ({ number }) => {
        if (!dead) return 'answer'
        always?.(plane.state)
        const nth = number - first
        return nth > last ? 'cutBefore' : nth === last ? 'cutAfter' : 'answer'
      },
    })
    await before()
    const phones = bench.phones
    first = plane.asked.length
    dead = true
    const answered = await bench.deploy(run)
    return {
      phones,
      answered,
      asked: plane.asked.slice(first),
      goesOn: () => {
        dead = false
      },
    }
  }

  it('stopped after any request that changes something, and between them, the next run ends where an undisturbed one ends', async () => {
    const whole = await stoppedAfter(Infinity)
    expect(whole.answered).toBe(0)
    const undisturbed = comparable(bench.plane.state)
    expect([keysKept(), keysIn(bench.plane.state)]).toEqual([keys, [keys, keys]])
    // Three of each kind of change; after a question the environment is as it was after the last change, so three of those.
    const stops = sampled(
      whole.asked.map((action, i) => ({ action, last: i + 1 })),
      {
        of: `stops of ${name}`,
        atLeast: 3,
        each: ({ action }) => (READS.test(action) ? 'a question' : action),
      },
    )
    await bench.close()
    for (const { last } of stops) {
      const { phones, answered, goesOn } = await stoppedAfter(last)
      expect([last, answered, bench.phones]).toEqual([last, 1, phones])
      const kept = existsSync(bench.secretsPath) ? keysKept() : keys
      goesOn()
      expect([last, await bench.deploy()]).toEqual([last, 0])
      always?.(bench.plane.state)
      expect([last, comparable(bench.plane.state)]).toEqual([last, undisturbed])
      // A turn that died before it was written down has not begun.
      expect([last, keysKept(), keysIn(bench.plane.state)]).toEqual([last, kept, [kept, kept]])
      await bench.close()
    }
    expect(stops.length).toBeGreaterThan(5)
    bench = new Bench()
  })
})
