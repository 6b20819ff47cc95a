/**
 * Laws that hold after every test: the fold is the ticket, the chain is whole, words belong to it, nothing is stuck; all
 * points sum to zero, every account is the sum of its entries, every shelf of what came and went.
 */
import { newsOf } from './news-in'
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { verifyChain } from '../../cloudfunctions/_journal/chain'
import { docOf } from '../../cloudfunctions/_journal/orders/writing'
import type { EventDoc } from '../../cloudfunctions/_documents'
import {
  checkCauses,
  checkLedger,
  checkRedemptions,
  checkStock,
  redeemedOf,
  systemSum,
} from '../../cloudfunctions/admin/verify/points'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import { fold } from '../../miniprogram/core/ticket/evolve'
import { isFinal } from '../../miniprogram/core/ticket/pieces/questions'
import type { County } from './county'

/** What was looked at and found good: the same documents, to the last letter, need no second look. */
const good = new Set<string>()
const goodWhole = new Set<string>()

export function expectLaws(county: County): void {
  const whole = createHash('sha256').update(county.snapshot()).digest('base64')
  if (goodWhole.has(whole)) return
  const events = groupBy(county.all('events'), event => event.about.id)
  const words = groupBy(county.all('ticket_words'), one => one.about.id)
  const tickets = county.all('tickets')
  for (const doc of tickets) {
    const own = [...(events.get(doc._id) ?? [])].sort((a, b) => a.rev - b.rev)
    const mark = createHash('sha256')
      .update(JSON.stringify([doc, own, words.get(doc._id)]))
      .digest('base64')
    if (good.has(mark)) continue
    expect(plain(docOf(fold(own.map(withoutId)))), `${doc.no}: fold(events) = ticket`).toEqual(plain(doc))
    expect(
      verifyChain(doc._id, own, words.get(doc._id) ?? [], { rev: doc.ticket.rev, head: doc.ticket.head }),
      `${doc.no}: the chain holds`,
    ).toBeNull()
    // An offer always runs out; in every other state a post can move it, reminded or not (tests/laws asks who).
    if (!isFinal(doc.ticket))
      expect(
        doc.nextDueAt !== null || doc.state !== 'dispatched',
        `${doc.no}: somebody or the clock can move it`,
      ).toBe(true)
    good.add(mark)
  }
  expect([...events.keys()].sort(), 'no event without its ticket').toEqual(tickets.map(doc => doc._id).sort())
  for (const one of newsOf(county))
    if (one.about.kind === 'ticket')
      expect(county.doc('events', one._id), `outbox ${one._id} has its event`).toBeTruthy()
  for (const file of county.all('files'))
    expect(
      file.about === null ||
        (words.get(file.about.id) ?? []).some(one => file._id in (one.check.files ?? {})),
      `file ${file._id} lies with its words`,
    ).toBe(true)
  expectPointsLaws(county)
  goodWhole.add(whole)
}

/** What must hold of points whatever was pressed, doubled or killed. */
export function expectPointsLaws(county: County): void {
  const [entries, accounts, redemptions, goods] = [
    county.all('entries'),
    county.all('accounts'),
    county.all('redemptions'),
    county.all('goods'),
  ]
  expect(systemSum(entries), 'all points sum to zero').toBe(0)
  expect(
    [
      ...checkLedger(accounts, entries, county.all('ticket_words'), county.all('seals')),
      ...checkCauses(entries),
    ],
    'fold(entries) = account, chains and reasons whole',
  ).toEqual([])
  expect(
    checkStock(goods, county.all('stock_moves'), redeemedOf(redemptions)),
    'stock = came in − went out, held = waiting',
  ).toEqual([])
  expect(checkRedemptions(redemptions, entries), 'paid once, given back once').toEqual([])
  const cured = new Set(
    entries.filter(({ kind }) => kind === 'reversed').map(({ householdId }) => householdId),
  )
  for (const { _id, balance } of accounts)
    expect(balance >= 0 || cured.has(_id), `${_id}: below zero only by a reversal`).toBe(true)
  for (const { application } of county.all('applications')) {
    for (const [household, { entryId, why }] of Object.entries(application.results)) {
      const entry = entryId === null ? null : county.doc('entries', entryId)
      expect(entry?.householdId ?? null, `${application.no}: ${why} ${household}`).toBe(
        why === 'credited' ? household : null,
      )
    }
  }
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

const withoutId = ({ _id, ...event }: EventDoc): TicketEvent => event as TicketEvent
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
