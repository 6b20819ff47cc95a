/** `npm run bench -- --only price`: the bill of a month, line by line, for a pilot, a town, a county. Writes bench/PRICE.md. */
import { total } from './price/counted'
import { fenOf, lifeOf, monthOf, PLAN, totalOf, USES } from './price/month'
import { measureUnits, type Units } from './price/units'
import { grid } from './report'

const n = (x: number): string => Math.round(x).toLocaleString('en')
const yuan = (fen: number): string => (fen / 100).toFixed(2)
/** Beyond the plan a call costs this much, in fen. */
const FEN_A_CALL = PLAN.fenATenThousand / 10_000

function once(units: Units): string {
  const rows = [
    ['the timer with nothing to do', units.idleTick] as const,
    ...units.steps.map(([step, cost]) => [`\`${step}\`, told at once`, cost] as const),
    ['what the timer does for an order', units.afterwards] as const,
    ...Object.entries(units.pages).map(([page, cost]) => [`page: ${page}`, cost] as const),
    ['a photo, until it hangs on its order', units.photo] as const,
    ['the photos of an order looked at', units.look] as const,
    ['a good deed, until it is credited', units.deed] as const,
    ['a redemption, until it is handed out', units.redemption] as const,
  ]
  return grid(
    'Once',
    ['', 'calls', 'reads', 'writes', 'storage', 'together'],
    rows.map(([what, cost]) => [what, cost.calls, cost.reads, cost.writes, cost.storage, total(cost)]),
  )
}

/** The report, and what it is made of. */
export async function price(): Promise<string> {
  const units = await measureUnits()
  const life = lifeOf(units)
  const idle = (30 * 24 * 60) / 5
  const parts = [
    '# Measured: what it costs',
    '',
    '`npm run bench -- --only price`. Every figure is a count on the wire of the local cloud, none is a time: the same on every',
    'machine. Billed are calls of functions, reads, writes and operations of the storage; beginning and committing a transaction',
    `count as writes here. The base plan of 2026: ${yuan(PLAN.fen)} yuan a month with ${n(PLAN.calls)} calls, then ${yuan(PLAN.fenATenThousand)} yuan for 10,000.`,
    '',
    grid(
      'In all',
      ['', 'calls', 'fen beyond the plan'],
      [
        ["an order's whole life, with thirty pages looked at", n(life), (life * FEN_A_CALL).toFixed(1)],
        [
          'a month in which nobody does anything',
          n(idle * total(units.idleTick)),
          (idle * total(units.idleTick) * FEN_A_CALL).toFixed(0),
        ],
      ],
    ),
    grid(
      'A month',
      ['', 'villages', 'households', 'orders a year', 'billed a month', 'yuan a month'],
      USES.map(use => {
        const calls = totalOf(monthOf(use, units))
        return [
          use.name,
          use.villages,
          n(use.villages * use.householdsEach),
          n(use.ordersAYear),
          n(calls),
          yuan(fenOf(calls)),
        ]
      }),
    ),
    ...USES.map(use => {
      const lines = monthOf(use, units)
      return grid(
        `A month of the ${use.name}`,
        ['', 'times', 'once', 'billed'],
        [
          ...lines.map(({ what, often, once: cost }) => [
            what,
            n(often),
            total(cost).toFixed(1),
            n(often * total(cost)),
          ]),
          ['**together**', '', '', `**${n(totalOf(lines))}**`],
        ],
      )
    }),
    once(units),
  ]
  return parts.join('\n')
}
