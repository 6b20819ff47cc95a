/** An honour's chain, held against its events, texts and seals: by the console page by page, from an export, from a data folder. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HonourDoc, SealDoc, WordsDoc } from '../../cloudfunctions/_documents'
import type { EventDocOf } from '../../cloudfunctions/_documents/events'
import { hashOf } from '../../cloudfunctions/_journal/chain'
import { days, hours } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { later } from './jobs-tick'
import { expectFoundIn, foundBy, pagesOf } from './verifying'

let county: County
let id: string
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  const { honour } = await county.ok('zhou', 'honour.nominate', {
    kind: 'filial',
    householdId: 'h_n1_chen',
    text: '照看邻居',
    key: tap(),
  })
  id = honour.id
  await county.ok('chen', 'honour.consent', { id, consent: true, key: tap() })
  await county.ok('tan', 'honour.object', { id, reason: '没见着', key: tap() })
  await later(county, days(1))
  const [open] = (await county.ok('yang', 'honour.open', { id })).objections
  await county.ok('yang', 'honour.answer', {
    id,
    objectionId: open?.id ?? '',
    upheld: false,
    reason: '问过了',
    key: tap(),
  })
  await later(county, days(4))
  for (const who of ['yang', 'liu'] as const)
    await county.ok(who, 'honour.vote', { id, agree: true, key: tap() })
  await later(county, days(1) + hours(1))
  back = county.remember()
})
beforeEach(() => back())
afterAll(() => county.close())

const at = (rev: number): string => `${id}:${String(rev).padStart(6, '0')}`
const expectFound = (finding: [harm: string, event: string | null]) => expectFoundIn(county, finding)
const event = (rev: number) => county.doc('events', at(rev)) as EventDocOf<'honour'>
const put = (doc: EventDocOf<'honour'>) => county.cloud.store.put('events', doc)

describe('an honour that nobody touched', () => {
  it('verifies, step by step, and lies under the seals of its days', async () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(rev => event(rev).type)).toEqual([
      'Nominated',
      'Consented',
      'Objected',
      'ObjectionAnswered',
      'NoticeEnded',
      'Voted',
      'Voted',
    ])
    expect(await foundBy(county)).toEqual([[], [], []])
    const verdicts = await pagesOf(county, 'verify')
    expect(verdicts.reduce((sum, one) => sum + (one.matters.honour ?? 0), 0)).toBe(1)
    expect(verdicts.reduce((sum, one) => sum + one.events, 0)).toBe(7)
    const leaves = county.all('seals').flatMap(seal => (seal as SealDoc).leaves)
    expect(leaves).toContain(`honour/${id}:7:${event(7).hash}`)
  })
})

describe('anyone who has access to everything is found out when they', () => {
  it('turn a vote round', async () => {
    put({ ...event(6), agree: false } as EventDocOf<'honour'>)
    await expectFound(['changed', at(6)])
  })
  it('turn it round and give it a fitting hash', async () => {
    const changed = { ...event(6), agree: false } as EventDocOf<'honour'>
    put({ ...changed, hash: hashOf(changed) })
    await expectFound(['changed', at(6)])
  })
  it('take an objection out', async () => {
    county.cloud.store.remove('events', at(3))
    await expectFound(['removed', at(3)])
  })
  it('cut the end off, and the honour with it', async () => {
    const doc: HonourDoc = county.doc('honours', id)
    county.cloud.store.remove('events', at(7))
    county.cloud.store.put('honours', { ...doc, honour: { ...doc.honour, rev: 6, head: event(6).hash } })
    await expectFound(['cut', at(7)])
  })
  it('award what was not', async () => {
    const doc: HonourDoc = county.doc('honours', id)
    const stage = { state: 'awarded' as const, decidedAt: 0, shown: true }
    county.cloud.store.put('honours', { ...doc, honour: { ...doc.honour, stage } })
    await expectFound(['fold', null])
  })
  it('list it as shown, or as another household’s', async () => {
    county.cloud.store.put('honours', { ...county.doc('honours', id), householdId: 'h_n2_tan' })
    await expectFound(['fold', null])
  })
  it('rewrite what somebody said', async () => {
    const words: WordsDoc = county.doc('ticket_words', at(3))
    county.cloud.store.put('ticket_words', { ...words, words: { text: '很好' } })
    await expectFound(['words', at(3)])
  })
  it('let the whole honour disappear', async () => {
    county.cloud.store.remove('honours', id)
    expect((await foundBy(county))[2]).toContainEqual(['fold', null])
    expect((await foundBy(county))[0]).toContainEqual(['removed', null])
  })
})

it('what is stored of it is made again from its events, once', async () => {
  const doc: HonourDoc = county.doc('honours', id)
  const rebuild = async (dryRun: boolean) =>
    county.cloud.console('admin', { route: 'rebuild', data: { what: 'honours', villageId: 'v1', dryRun } })
  expect(await rebuild(false)).toMatchObject({ ok: true, data: { looked: 1, mended: [] } })
  county.cloud.store.put('honours', { ...doc, shown: false, nextDueAt: 1 })
  expect(await rebuild(true)).toMatchObject({ data: { mended: [id] } })
  expect(county.doc('honours', id)).toMatchObject({ shown: false })
  expect(await rebuild(false)).toMatchObject({ data: { mended: [id] } })
  expect(county.doc('honours', id)).toEqual(doc)
})

it('erasing what somebody typed leaves the chain whole', async () => {
  await county.cloud.console('admin', { route: 'erase', data: { personId: 'tan', identity: false } })
  expect(county.doc('ticket_words', at(3)).words).toBeNull()
  // What was written in office is a record.
  expect(county.doc('ticket_words', at(4)).words).toEqual({ text: '问过了' })
  expect(await foundBy(county)).toEqual([[], [], []])
})
