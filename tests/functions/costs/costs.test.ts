/**
 * What each route costs, as the first who may of every row of the tables of doors asks it. One call more fails here.
 * Counted, never timed.
 */
import { describe, expect, it, vi } from 'vitest'
import { routes, type Api, type Route } from '../../../contract'
import type { County } from '../county'
import * as doors from '../routes'
import * as pointsRoutes from '../points-routes'
import { BUDGETS, COSTS, DEARER, HOMES_AT_WORK, type Cost } from './costs'
import { countedOn, fewest, type Counted } from './counting'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 300_000 })

interface Row {
  route: Route
  when: string
  may: readonly doors.Who[]
  ask: () => Api[Route]['ask']
}
/** One instance: what it keeps for a moment is there from the second time on. Pictures are checked when all is over. */
const ONE = { instances: 1, mediaCheckMs: 999_999 } as const

const costOf = ({ inSequence, all, telling }: Counted): Cost => [inSequence, all, telling]
const pricedOf = ({ route, when }: Pick<Row, 'route' | 'when'>) => DEARER[`${route} ${when}`] ?? COSTS[route]
const isWithin = (counted: Cost, table: Cost): boolean => counted.every((n, i) => n <= (table[i] ?? 0))
const dearest = (costs: readonly Cost[]): Cost =>
  costs.reduce<Cost>(([a, b, c], [d, e, f]) => [Math.max(a, d), Math.max(b, e), Math.max(c, f)], [0, 0, 0])

/** Asked once before, then counted; after each time everything is as it was. */
async function costOfRow(county: County, row: Row, price: Cost = pricedOf(row).cost): Promise<Counted> {
  const [who] = row.may
  const ask = async () => {
    const caller = who === 'stranger' ? doors.STRANGER : (who as doors.Who & string)
    const reply = await county.as(caller as never, row.route, row.ask())
    expect(reply, `${row.route} ${row.when}`).toMatchObject({ ok: true })
  }
  const andBack = async <T>(work: () => Promise<T>): Promise<T> => {
    const back = county.remember()
    if (row.route === 'file.done') await doors.bringPhoto()
    try {
      return await work()
    } finally {
      back()
    }
  }
  await andBack(ask)
  return fewest(
    latencyMs => andBack(() => countedOn(county, ask, latencyMs)),
    counted => counted.calls === 1 && isWithin(costOf(counted), price),
  )
}

describe.each([
  ['orders', doors.table as readonly Row[], () => doors.openRoutes(ONE)],
  ['points', pointsRoutes.table as readonly Row[], () => pointsRoutes.openPointsRoutes(ONE)],
] as const)('%s', (_, table, open) => {
  const rows = table.filter(({ may }) => may.length > 0)
  let opened: Promise<County> | null = null
  const county = () => (opened ??= open())

  it.each([...new Set(rows.map(({ route }) => route))])('%s', async route => {
    for (const row of rows.filter(one => one.route === route)) {
      const counted = await costOfRow(await county(), row)
      const { cost } = pricedOf(row)
      // One fewer is luck (a name that the instance still knew), not a better number.
      expect(dearest([cost, costOf(counted)]), `${row.when} [in sequence, in all, to tell]`).toEqual(cost)
      expect(counted.calls, row.when).toBe(1)
    }
  })

  if (table === doors.table)
    it.each(Object.entries(HOMES_AT_WORK))('me.home of %s, at work', async (who, cost: Cost) => {
      const row = { route: 'me.home', when: `of ${who}`, may: [who as doors.Who], ask: () => ({}) } as const
      expect(dearest([cost, costOf(await costOfRow(await county(), row, cost))])).toEqual(cost)
    })

  it('is closed', async () => {
    await (await county()).close()
  })
})

describe('the table', () => {
  it('names every route that has a door', () => {
    const pressed = new Set([...doors.table, ...pointsRoutes.table].map(({ route }) => route as string))
    expect([...pressed].sort()).toEqual(Object.keys(routes).sort())
  })

  it('names each dearer way as its row does', () => {
    const ways = [...doors.table, ...pointsRoutes.table].map(({ route, when }) => `${route} ${when}`)
    expect(Object.keys(DEARER).filter(way => !ways.includes(way))).toEqual([])
  })

  it.each([...Object.entries(COSTS), ...Object.entries(DEARER)])(
    '%s keeps to the budget of its class',
    (_, { of, cost: [inSequence] }) => {
      expect(inSequence).toBeLessThanOrEqual(BUDGETS[of])
    },
  )
})
