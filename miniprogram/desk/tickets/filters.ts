/** One thing at a time by which all orders are filtered: a month, a sub-category, where it came from. */
import type { Api } from '../../../contract'

type Ask = Api['ticket.list']['ask']
const KINDS = ['month', 'sub', 'source'] as const
type Kind = (typeof KINDS)[number]
/** `sub:lamp`: all orders, only these. */
export type Filtered = `${Kind}:${string}`

export interface Filter {
  kind: Kind
  /** What is chosen, or what there is to choose. */
  label: string
  on: boolean
  labels: string[]
  values: Filtered[]
  at: number
}

/** What is asked for a list, or for all orders that fit a filter. */
export function onlyOf(list: string): Pick<Ask, 'list' | 'only'> {
  const [kind = '', value = ''] = list.split(/:(.*)/s)
  if (!KINDS.some(one => one === kind)) return { list: list as Ask['list'] }
  return { list: 'all', only: { [kind]: value } as NonNullable<Ask['only']> }
}

/** Two years back: nobody turns further by hand. */
const MONTHS = 24

function monthsBack(last: string): { value: string; label: string }[] {
  const [year = 0, month = 1] = last.split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, i) => {
    const n = year * 12 + month - 1 - i
    const [y, m] = [Math.floor(n / 12), (n % 12) + 1]
    return { value: `${y}-${m < 10 ? '0' : ''}${m}`, label: `${y} 年 ${m} 月` }
  })
}

interface Choice {
  value: string
  label: string
}
/** `list`: what is open now. */
export function filters(
  list: string,
  month: string,
  subs: readonly { id: string; label: string }[],
  sources: readonly Choice[],
): Filter[] {
  const of = (kind: Kind, name: string, choices: readonly Choice[]): Filter => {
    const values = choices.map(({ value }): Filtered => `${kind}:${value}`)
    const at = values.indexOf(list as Filtered)
    const labels = choices.map(({ label }) => label)
    return { kind, label: labels[at] ?? name, on: at >= 0, labels, values, at: Math.max(0, at) }
  }
  return [
    of('month', '哪个月', monthsBack(month)),
    of(
      'sub',
      '哪一类',
      subs.map(({ id, label }) => ({ value: id, label })),
    ),
    of('source', '哪里来的', sources),
  ]
}
