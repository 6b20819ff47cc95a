import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { leadsTo, waysOn } from '../../miniprogram/core/ticket/decide'
import { clockVerb } from '../../miniprogram/core/ticket/time/clockwork'
import { nextDueAt } from '../../miniprogram/core/ticket/time/due'
import { isFinal } from '../../miniprogram/core/ticket/pieces/selectors'
import { builtInCalendars, defaultRules, fromDayKey, hours, minutes } from '../../miniprogram/core/clock'
import { actorOf } from '../../cloudfunctions/_people/person'
import { openCounty, type County } from '../functions/county'
import { tick } from '../functions/jobs-tick'
import { expectLaws } from '../functions/laws'
import { boardsFromEvents, comparable } from './oracle'
import { askFor, step, type Step } from './steps'
import { patience } from '../patience'

let county: County
beforeAll(async () => {
  county = await openCounty({ now: fromDayKey('2026-01-05') + hours(9), instances: 8 })
})
afterAll(() => county.close())

/** Given in the environment to see a failing run again: `LAWS_SEED=… npx vitest run tests/laws`. */
const SEED = Number(process.env.LAWS_SEED ?? Math.floor(Math.random() * 2 ** 31))
/** `npm run test:long` asks for many more. */
const RUNS = Number(process.env.LAWS_RUNS ?? 4)
const answers = new Map<string, number>()

async function take(taken: Step): Promise<void> {
  if (taken.kind === 'time') {
    await county.cloud.advance(taken.jump)
    return tick(county)
  }
  const next = askFor(county, taken)
  if (!next) return
  const { who, ask } = next
  const reply = await county.raw(who, ask)
  // A refusal is an answer; an error of ours is not.
  expect([ask.route, reply.ok || reply.code]).not.toEqual([ask.route, 'INTERNAL'])
  answers.set(reply.ok ? 'done' : reply.code, (answers.get(reply.ok ? 'done' : reply.code) ?? 0) + 1)
  if (taken.kind !== 'twice' || !reply.ok) return
  // The same tap again, whatever happened meanwhile: granted, and still one event.
  expect([ask.route, (await county.raw(who, ask)).ok]).toEqual([ask.route, true])
  expect(county.all('events').filter(e => e.idempotencyKey === `${who}:${ask.data.key}`).length).toBe(1)
}

/** Somebody who exists, or the clock, can always move an order that has not ended. */
function expectLiveness(): void {
  const now = county.cloud.now()
  const people = county.all('people').map(actorOf)
  for (const { ticket } of county.all('tickets')) {
    if (isFinal(ticket)) continue
    const byClock = nextDueAt(ticket) !== null || clockVerb(ticket, now) !== null
    const ways = people
      .flatMap(actor =>
        waysOn(ticket, { actor, now, rules: defaultRules, calendars: builtInCalendars, facts: {} }),
      )
      .filter(verb => leadsTo(verb, ticket.stage.state).some(to => to !== ticket.stage.state))
    expect([ticket.no, ticket.stage.state, byClock || ways.length > 0]).toEqual([
      ticket.no,
      ticket.stage.state,
      true,
    ])
  }
}
/** What was merged leads, without going round in a circle, to an order that is worked on or was worked on; the timer has been here. */
function expectMergesLead(): void {
  const tickets = new Map(county.all('tickets').map(doc => [doc._id, doc.ticket]))
  for (const { ticket } of county.all('tickets')) {
    const met = new Set<string>()
    let end = ticket
    while (end.stage.state === 'merged' && !met.has(end.id)) {
      met.add(end.id)
      end = tickets.get(end.stage.into) ?? end
    }
    if (met.size > 0)
      expect([ticket.no, end.stage.state]).toEqual([
        ticket.no,
        expect.stringMatching(/^(submitted|dispatched|claimed|referred|resolved|closed)$/),
      ])
  }
}

/** Nobody hears of one event twice by the same way. */
function expectNoDoubles(): void {
  for (const { _id, tried } of county.all('sends'))
    expect([_id, tried.length]).toEqual([_id, new Set(tried.map(t => t.channel)).size])
  const taps = county.all('events').map(e => e.idempotencyKey)
  expect(new Set(taps).size).toBe(taps.length)
}

/** The figures of months as they were first seen sealed: nothing that becomes private, or public, later moves them. */
const sealed = new Map<string, unknown>()

async function expectBoards(): Promise<void> {
  await county.cloud.advance(minutes(1))
  await tick(county)
  const stored = county.all('boards').filter(b => b.villageId === 'v1')
  const oracle = boardsFromEvents(
    county,
    'v1',
    county.cloud.now(),
    stored.map(b => b.month),
  )
  for (const { month, board } of stored) {
    const naive = oracle.get(month)!
    if (!board.sealed) expect([month, comparable(board)]).toEqual([month, comparable(naive)])
    else {
      expect([month, board.published]).toEqual([month, naive.published])
      const figures = comparable({ ...board, published: [] })
      if (!sealed.has(month)) sealed.set(month, figures)
      expect([month, figures]).toEqual([month, sealed.get(month)])
    }
  }
}

it(`whatever twenty people do in whatever order, the laws hold (LAWS_SEED=${SEED})`, {
  timeout: patience(180_000),
}, async () => {
  for (let i = 0; i < 3; i++)
    await take({ kind: 'order', who: (['chen', 'zhou', 'tan'] as const)[i]!, dice: 1, other: 1, jump: 0 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 15, maxLength: 15 }),
      async rounds => {
        for (const together of rounds) await Promise.all(inOrder(together).map(steps => runAll(steps)))
        expectLaws(county)
        expectLiveness()
        expectNoDoubles()
        await expectBoards()
        expectMergesLead()
      },
    ),
    // The county remembers the runs before this one: a shortened run would be another story. The seed tells this one again.
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  )
  expect(answers.get('done') ?? 0).toBeGreaterThan(10)
})

/** Time passes for everybody at once: such a step runs alone, the others at the same moment. */
const inOrder = (steps: readonly Step[]): Step[][] =>
  steps.some(s => s.kind === 'time') ? [[...steps]] : steps.map(s => [s])
async function runAll(steps: readonly Step[]): Promise<void> {
  for (const one of steps) await take(one)
}
