/**
 * Laws that hold after every test: the fold of the events is what is stored, the chain is whole, words belong to it, nothing is stuck; all
 * points sum to zero, every account is the sum of its entries, every shelf of what came and went.
 */
import { newsOf } from './news-in'
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { verifyChain } from '../../cloudfunctions/_journal/chain'
import type { DocOf, EventOf, ProcessKind } from '../../cloudfunctions/_journal/keeping'
import { isProcess, PROCESS_KINDS, WRITTEN } from '../../cloudfunctions/_journal/written'
import type { EventDoc, WordsDoc } from '../../cloudfunctions/_documents'
import {
  checkCauses,
  checkLedger,
  checkRedemptions,
  checkStock,
  redeemedOf,
  systemSum,
} from '../../cloudfunctions/admin/verify/points'
import { isOver } from '../../miniprogram/core/deed/over'
import { honourProcess } from '../../miniprogram/core/honour/process'
import { isFinal } from '../../miniprogram/core/ticket/pieces/selectors'
import type { County } from './county'

/** What was looked at and found good: the same documents, to the last letter, need no second look. */
const good = new Set<string>()
const goodWhole = new Set<string>()

export function expectLaws(county: County): void {
  const whole = createHash('sha256').update(county.snapshot()).digest('base64')
  if (goodWhole.has(whole)) return
  const events = groupBy(county.all('events'), event => event.about.id)
  const words = groupBy(county.all('ticket_words'), one => one.about.id)
  const ids = PROCESS_KINDS.flatMap(kind => foldsOf(county, kind, events, words))
  expect([...events.keys()].sort(), 'no event without its matter').toEqual(ids.sort())
  for (const one of newsOf(county))
    if (isProcess(one.about.kind))
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

/** Every matter of one kind is what its events say, and the clock or somebody can move it. Answers with their ids. */
function foldsOf<K extends ProcessKind>(
  county: County,
  kind: K,
  events: ReadonlyMap<string, EventDoc[]>,
  words: ReadonlyMap<string, WordsDoc[]>,
): string[] {
  const { collection, docOf, fold, matterIn } = WRITTEN[kind]
  return county.all(collection).map((doc: DocOf<K>) => {
    const own = [...(events.get(doc._id) ?? [])].sort((a, b) => a.rev - b.rev)
    const said = words.get(doc._id) ?? []
    const mark = createHash('sha256')
      .update(JSON.stringify([doc, own, said]))
      .digest('base64')
    if (good.has(mark)) return doc._id
    const matter: { rev: number; head: string } = matterIn(doc)
    const steps = own.map(withoutId) as unknown as EventOf<K>[]
    const opens = Object.fromEntries((WRITTEN[kind].secrets ?? []).map(field => [field, doc[field]]))
    expect(plain({ ...docOf(fold(steps)), ...opens }), `${doc._id}: fold(events) = what is stored`).toEqual(
      plain(doc),
    )
    expect(verifyChain(doc._id, own, said, matter), `${doc._id}: the chain holds`).toBeNull()
    const ids = new Set(own.map(({ _id }) => _id))
    expect(
      said.filter(({ _id }) => !ids.has(_id)),
      `${doc._id}: no words without a step`,
    ).toEqual([])
    expect(CAN_MOVE[kind](doc), `${doc._id}: somebody or the clock can move it`).toBe(true)
    good.add(mark)
    return doc._id
  })
}
const CAN_MOVE: { readonly [K in ProcessKind]: (doc: DocOf<K>) => boolean } = {
  // An offer always runs out; in every other state a post can move it, reminded or not (tests/laws asks who).
  ticket: ({ ticket, nextDueAt, state }) => isFinal(ticket) || nextDueAt !== null || state !== 'dispatched',
  honour: ({ nextDueAt, state }) => honourProcess.stages[state].final === (nextDueAt === null),
  redemption: ({ nextDueAt, state }) => (state === 'waiting') === (nextDueAt !== null),
  // Once the county was asked, too, only people can answer.
  feedback: ({ feedback: { stage, above, handedUpAt }, nextDueAt }) =>
    (nextDueAt !== null) ===
    (stage.state === 'answered' || (stage.state === 'sent' && above !== null && handedUpAt === null)),
  // Once the town was asked, too, only people can vouch.
  deed: ({ nextDueAt, state }) =>
    isOver(state) ? nextDueAt === null : nextDueAt !== null || state === 'waiting',
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
  for (const { deed } of county.all('deeds')) {
    for (const [household, { entryId, why }] of Object.entries(deed.results)) {
      const entry = entryId === null ? null : county.doc('entries', entryId)
      expect(entry?.householdId ?? null, `${deed.no}: ${why} ${household}`).toBe(
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

const withoutId = ({ _id, ...event }: EventDoc) => event
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
