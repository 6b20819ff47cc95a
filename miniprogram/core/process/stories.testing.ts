/** Steps of a story for any process whose verbs read no law: pressed, waited, asked. For tests only. */
import type { Actor } from '../people/role'
import type { Process } from './define'
import type { Kinds } from './kinds'
import { Story } from './testing'
import type { VerbInput, Verbs } from './verb'

export function storiesOf<K extends Kinds & { law: object }, V extends Verbs<K>>(
  process: Process<K, V>,
  now: number,
  facts: K['facts'],
) {
  type Told = Story<K, V>
  type Step = (story: Told) => unknown
  const story = (...steps: readonly Step[]): Told => {
    const told = new Story(process, now, facts)
    for (const step of steps) step(told)
    return told
  }
  return {
    story,
    /** A press that must succeed. */
    press:
      <N extends keyof V & string>(
        who: Actor | 'clock',
        verb: N,
        input: VerbInput<V[N]>,
        more: Partial<K['facts']> = {},
      ): Step =>
      told =>
        told.given(who, verb, input, more),
    /** Time passes until this moment, and the clock does what is due. */
    on:
      (moment: number): Step =>
      told => {
        told.now = Math.max(told.now, moment)
        told.tick()
      },
    /** Time passes, and the clock is late. */
    at:
      (moment: number): Step =>
      told => {
        told.now = Math.max(told.now, moment)
      },
  }
}
