/**
 * Every door that writes, stopped after each of its database calls. What a killed function leaves is what is stored at
 * that moment, for an open transaction dies with it; so each moment is kept from one whole run and taken up again with
 * the same tap; two of them are drawn for each row. That a real kill leaves exactly these moments is proved below, on the
 * verb with the most calls.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { presses } from '../../contract/ticket/press'
import { writes, type Api, type Route } from '../../contract'
import type { Collection } from '../../cloudfunctions/_documents'
import { minutes } from '../../miniprogram/core/clock'
import { bringPhoto, county, openRoutes, STRANGER, table, type Row } from './routes'
import { newsOf } from './news-in'
import { expectLaws } from './laws'
import { sampled } from '../sampled'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 })
beforeAll(async () => {
  await openRoutes()
})
afterEach(() => county.cloud.faults.clear())
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

type Write = keyof typeof writes | keyof typeof presses
const WRITES: Route[] = [...Object.keys(writes), ...Object.keys(presses)] as Route[]
/** A row that nobody may press is a refusal: there is nothing to be left half done. */
const rows = table.filter(({ route, may }) => WRITES.includes(route) && may.length > 0)
/**
 * All of a verb, in one transaction, and the news of it with them (told or not yet). A number that was taken and a notice are
 * not part of it: what was not told before the end is told by the timer (tests/functions/told-at-once.test.ts).
 */
const TOGETHER: readonly Collection[] = ['tickets', 'events', 'ticket_words', 'reviews', 'files']

type Ask = Api[Write]['ask']
type Moment = { after: number; restore: () => void; together: string }
const presser = ({ may }: Row) => (may[0] === 'stranger' ? STRANGER : may[0]!)
const press = (row: Row, ask: Ask) => county.as(presser(row), row.route as Write, ask)
const together = () =>
  county
    .snapshot()
    .split('\n')
    .filter(line => TOGETHER.some(name => line.startsWith(`${name}/`)))
    .concat(newsOf(county).map(({ _id }) => _id))
    .join('\n')
const BESIDE = ['tries', 'sends', 'due', 'grants']
const namesIn = (snapshot: string): string[] =>
  snapshot.split('\n').map(line => line.slice(0, line.indexOf('/')))
/** How many documents there are of each kind. Tries at codes are counted whatever comes of them; notices may come later. */
const counts = () => {
  const all: Record<string, number> = {}
  for (const name of namesIn(county.snapshot())) if (!BESIDE.includes(name)) all[name] = (all[name] ?? 0) + 1
  return all
}

/** One whole run: what was stored after each database call that stored anything, the start included. */
async function moments(
  row: Row,
  ask: Ask,
): Promise<{ moments: Moment[]; calls: number; reply: Awaited<ReturnType<typeof press>> }> {
  const kept: Moment[] = []
  let at = county.cloud.store.versions.now
  let calls = 0
  const keep = (after: number) => kept.push({ after, restore: county.remember(), together: together() })
  keep(0)
  county.cloud.faults.onCall = (_, call) => {
    calls = call
    if (county.cloud.store.versions.now === at) return
    at = county.cloud.store.versions.now
    keep(call)
  }
  const reply = await press(row, ask)
  county.cloud.faults.onCall = null
  return { moments: kept, calls, reply }
}

/** What the presser was told. Numbers are drawn, so another attempt has another one. */
const gist = (reply: Awaited<ReturnType<typeof press>>): unknown => {
  if (!reply.ok) return reply
  const { ticket, message } = reply.data as {
    ticket?: { ticket: { id: string; state: string; no: string } } | null
    message?: string
  }
  return ticket
    ? { id: ticket.ticket.id, state: ticket.ticket.state, message: message?.replace(/-\d{4}/, '') }
    : { message }
}

describe('a function that ends after any of its database calls', () => {
  it('is tried at every route that writes', () => {
    expect([...new Set(rows.map(({ route }) => route))].sort()).toEqual([...WRITES].sort())
  })

  it.each(rows)(
    '$route $when: all or nothing, and the same tap again is answered as if nothing had happened',
    async row => {
      const ask = row.ask() as Ask
      const { moments: kept, reply } = await moments(row, ask)
      expect(reply).toMatchObject({ ok: true })
      const [first, end] = [kept[0]!, { together: together(), counts: counts() }]
      const drawn = sampled(kept, { of: `moments of ${row.route} ${row.when}`, atLeast: 2 })
      for (const { after, restore, together: left } of drawn) {
        restore()
        await bringPhoto()
        expectLaws(county)
        if (row.route in presses)
          expect([first.together, end.together], `after call ${after}`).toContain(left)
        const again = await press(row, ask)
        expect([after, gist(again)]).toEqual([after, gist(reply)])
        expectLaws(county)
        expect([after, counts()]).toEqual([after, end.counts])
      }
      first.restore()
    },
  )

  it('is what a real kill leaves', async () => {
    const row = rows.find(({ route }) => route === 'ticket.submit')!
    const before = county.remember()
    const { calls } = await moments(row, row.ask() as Ask)
    for (const n of [1, Math.ceil(calls / 2), calls - 1, calls]) {
      // A fresh instance asks more: names and rules are not yet known to it.
      await press(row, row.ask() as Ask)
      before()
      const ask = row.ask() as Ask
      const { moments: kept } = await moments(row, ask)
      const expected = kept.filter(({ after }) => after <= n).at(-1)!
      expected.restore()
      const told = counts()
      before()
      county.cloud.faults.killAfter('api', n)
      await press(row, ask).catch(() => {})
      expect([n, counts()]).toEqual([n, told])
      await county.cloud.advance(minutes(1))
    }
    before()
  })
})
