/** One row: what is so, how it came about, when it is pressed, and what is answered. */
import { expect, test } from 'vitest'
import { fromDayKey } from '../../clock/shanghai'
import { isRefusal, type RefusalCode } from '../../refusal'
import { hours, minutes } from '../../clock/units'
import { Story, type Press, type Step } from '../testing'
import { looked } from './roads.testing'

/** `at`: in Shanghai, to the millisecond; left out: at once. */
export type Condition = [
  what: string,
  given: readonly Step[],
  press: Press,
  answer: 'yes' | RefusalCode,
  at?: string,
]

/** `2026-12-01 23:59:59.999`, in Shanghai. */
function moment(text: string): number {
  const [, day = '', h = '0', m = '0', s = '0'] = /^(\S+) (\d+):(\d+)(?::([\d.]+))?$/.exec(text) ?? []
  return fromDayKey(day) + hours(Number(h)) + minutes(Number(m)) + Math.round(Number(s) * 1000)
}

/** Anyone who presses has just looked, unless the row says otherwise. */
export function expectRows(rows: readonly Condition[], look: 'looked' | 'as written' = 'looked'): void {
  test.each(rows)('%s', (_, given, press, answer, at) => {
    const story = new Story()
    for (const step of given) story.go(looked(step, story))
    if (at !== undefined) {
      expect(moment(at)).toBeGreaterThanOrEqual(story.now)
      story.now = moment(at)
    }
    const found = story.ask(look === 'looked' ? looked(press, story) : press)
    expect(isRefusal(found) ? found.refused : 'yes').toBe(answer)
  })
}
