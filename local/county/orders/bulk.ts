import type { Entry } from '../people/entries'
import type { PlanName } from './plans'
import type { Chance } from '../random'
import type { Size } from '../size'

/** Of a thousand orders of a year, how many are where. */
const CLOSED: readonly [PlanName, number][] = [
  ['closed', 380],
  ['shown', 260],
  ['fair', 90],
  ['unrated', 110],
  ['poor', 30],
  ['closedLate', 20],
  ['givenBackThenClosed', 30],
  ['withdrawn', 30],
  ['cancelled', 10],
]
/** With very many orders most are short: two events, or five. */
const BRIEF_FROM = 100_000
const BRIEF: readonly [PlanName, number][] = [
  ['withdrawnAtOnce', 450],
  ['closedQuietly', 420],
  ['closed', 50],
  ['shown', 50],
  ['unrated', 30],
]
const OPEN: readonly [PlanName, number, number][] = [
  ['fresh', 0.2, 0.8],
  ['offered', 0.5, 0.9],
  ['working', 2.1, 3],
  ['dueToday', 5, 5],
  ['late', 6.5, 9],
  ['toRate', 5, 6.5],
  ['returned', 2, 2.6],
]
const OPEN_SHARE = 0.015
/** The youngest age of a finished order, in days. */
const FINISHED = 27

/** As many ordinary orders as asked for, over the last `days` days. */
export function bulkOf(n: number, { orders, days }: Pick<Size, 'orders' | 'days'>, random: Chance): Entry[] {
  const plans = orders > BRIEF_FROM ? BRIEF : CLOSED
  const total = plans.reduce((sum, [, weight]) => sum + weight, 0)
  return Array.from({ length: Math.max(0, n) }, () => {
    if (random.yes(OPEN_SHARE)) {
      const [plan, from, to] = random.pick(OPEN)
      return plan === 'fresh'
        ? { plan, hours: 0.2 + random.next() * 8 }
        : { plan, days: from + random.next() * (to - from) }
    }
    let at = random.next() * total
    const [plan] = plans.find(([, weight]) => (at -= weight) < 0) ?? ['closed' as const, 0]
    return { plan, days: FINISHED + random.next() * Math.max(1, days - FINISHED) }
  })
}
