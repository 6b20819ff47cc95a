/** A small county beside a large one, figure by figure. */
import type { LocalCloud } from '../local/cloud'
import type { Tally, Figure } from './measure'
import { grid } from './report'

export interface County {
  cloud: LocalCloud
  orders: number
  verbs: Tally
  pages: Tally
  about: string
}

export const ms = (n: number | undefined) => (n === undefined ? '' : n.toFixed(1))
const MOST = 1.3

/** `limit`: what else a figure has to keep to. A page that answers more may take more; that is said, and not called a miss. */
export function compare(
  title: string,
  [small, large]: readonly [County, County],
  figuresOf: (county: County) => Map<string, Figure>,
  limit: (name: string, one: Figure) => string,
): string {
  const [ones, twos] = [figuresOf(small), figuresOf(large)]
  const rows = [...ones].flatMap(([name, one]) => {
    const two = twos.get(name)
    if (!two) return []
    const [ratio, answer] = [two.cpuMs / one.cpuMs, two.bytes / one.bytes]
    const judged =
      ratio <= MOST
        ? ''
        : ratio / answer <= MOST
          ? `answer ${answer.toFixed(1)} times as large`
          : 'ratio **missed**'
    return [
      [
        name,
        ms(one.ms),
        ms(two.ms),
        ms(one.cpuMs),
        ms(two.cpuMs),
        ratio.toFixed(2),
        two.transactions,
        two.reads,
        two.writes,
        one.examined,
        two.examined,
        one.bytes,
        two.bytes,
        [limit(name, two), judged].filter(Boolean).join(', '),
      ],
    ]
  })
  const at = (what: string) => [`${what}, ${small.orders}`, `${what}, ${large.orders}`]
  return grid(
    title,
    [
      '',
      ...at('ms'),
      ...at('processor ms'),
      `ratio (≤ ${MOST})`,
      'transactions',
      'reads',
      'writes',
      ...at('documents looked at'),
      ...at('bytes'),
      '',
    ],
    rows,
  )
}
