/** A good deed's chain, held against its events, texts, seals and the passbook: by the console, from an export, from a data folder. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DeedDoc, SealDoc, WordsDoc } from '../../cloudfunctions/_documents'
import type { EventDocOf } from '../../cloudfunctions/_documents/events'
import { hashOf } from '../../cloudfunctions/_journal/chain'
import { days, hours } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { later } from './jobs-tick'
import { earning, entriesOf, HOME } from './points'
import { expectFoundIn, foundBy, pagesOf } from './verifying'

let county: County
let id: string
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  const to = earning(county)
  id = await to.group([HOME.chen, HOME.zhou])
  await county.ok('wang', 'points.confirm', { id, agree: true, key: tap() })
  await county.ok('tan', 'points.object', { id, reason: '没见着', householdId: HOME.zhou, key: tap() })
  await later(county, days(1))
  const [open] = (await county.ok('yang', 'points.open', { id })).objections
  await county.ok('yang', 'points.answer', {
    id,
    objectionId: open?.id ?? '',
    upheld: true,
    reason: '问过了',
    key: tap(),
  })
  await later(county, days(4))
  await later(county, days(1) + hours(1))
  back = county.remember()
})
beforeEach(() => back())
afterAll(() => county.close())

const at = (rev: number): string => `${id}:${String(rev).padStart(6, '0')}`
const expectFound = (finding: [harm: string, event: string | null]) => expectFoundIn(county, finding)
const event = (rev: number) => county.doc('events', at(rev)) as EventDocOf<'deed'>
const put = (doc: EventDocOf<'deed'>) => county.cloud.store.put('events', doc)

describe('a good deed that nobody touched', () => {
  it('verifies, step by step, and lies under the seals of its days; each household has its own step', async () => {
    expect([1, 2, 3, 4, 5, 6].map(rev => event(rev).type)).toEqual([
      'Reported',
      'Vouched',
      'Objected',
      'ObjectionAnswered',
      'Credited',
      'Credited',
    ])
    expect(event(5)).toMatchObject({ householdId: HOME.chen, why: 'credited', points: 5 })
    expect(event(6)).toMatchObject({ householdId: HOME.zhou, why: 'overruled', points: 0, entryId: null })
    expect(entriesOf(county, HOME.chen)).toMatchObject([{ _id: `${HOME.chen}:000001`, at: event(5).at }])
    expect(await foundBy(county)).toEqual([[], [], []])
    const verdicts = await pagesOf(county, 'verify')
    expect(verdicts.reduce((sum, one) => sum + (one.matters.deed ?? 0), 0)).toBe(1)
    expect(verdicts.reduce((sum, one) => sum + one.events, 0)).toBe(6)
    const leaves = county.all('seals').flatMap(seal => (seal as SealDoc).leaves)
    expect(leaves).toContain(`deed/${id}:6:${event(6).hash}`)
  })
})

describe('anyone who has access to everything is found out when they', () => {
  it('credit more than was decided', async () => {
    put({ ...event(5), points: 50 } as EventDocOf<'deed'>)
    await expectFound(['changed', at(5)])
  })
  it('turn an answer round and give it a fitting hash', async () => {
    const changed = { ...event(4), upheld: false } as EventDocOf<'deed'>
    put({ ...changed, hash: hashOf(changed) })
    await expectFound(['changed', at(4)])
  })
  it('take an objection out', async () => {
    county.cloud.store.remove('events', at(3))
    await expectFound(['removed', at(3)])
  })
  it('cut the end off, and the deed with it', async () => {
    const doc: DeedDoc = county.doc('deeds', id)
    county.cloud.store.remove('events', at(6))
    county.cloud.store.put('deeds', { ...doc, deed: { ...doc.deed, rev: 5, head: event(5).hash } })
    await expectFound(['cut', at(6)])
  })
  it('count it for a household that was left without', async () => {
    const doc: DeedDoc = county.doc('deeds', id)
    const results = { ...doc.deed.results, [HOME.zhou]: { entryId: null, why: 'credited' as const } }
    county.cloud.store.put('deeds', { ...doc, deed: { ...doc.deed, results } })
    await expectFound(['fold', null])
  })
  it('hide it from whose it is', async () => {
    county.cloud.store.put('deeds', { ...county.doc('deeds', id), of: ['li'] })
    await expectFound(['fold', null])
  })
  it('rewrite what somebody said', async () => {
    const words: WordsDoc = county.doc('ticket_words', at(3))
    county.cloud.store.put('ticket_words', { ...words, words: { text: '很好' } })
    await expectFound(['words', at(3)])
  })
  it('let the whole deed disappear', async () => {
    county.cloud.store.remove('deeds', id)
    expect((await foundBy(county))[2]).toContainEqual(['fold', null])
    expect((await foundBy(county))[0]).toContainEqual(['removed', null])
  })
})

it('what is stored of it is made again from its events, once', async () => {
  const doc: DeedDoc = county.doc('deeds', id)
  const rebuild = async (dryRun: boolean) =>
    county.cloud.console('admin', { route: 'rebuild', data: { what: 'deeds', villageId: 'v1', dryRun } })
  expect(await rebuild(false)).toMatchObject({ ok: true, data: { looked: 1, mended: [] } })
  county.cloud.store.put('deeds', { ...doc, state: 'waiting', nextDueAt: 1 })
  expect(await rebuild(true)).toMatchObject({ data: { mended: [id] } })
  expect(county.doc('deeds', id)).toMatchObject({ state: 'waiting' })
  expect(await rebuild(false)).toMatchObject({ data: { mended: [id] } })
  expect(county.doc('deeds', id)).toEqual(doc)
})

it('erasing what somebody typed leaves the chain whole', async () => {
  await county.cloud.console('admin', { route: 'erase', data: { personId: 'tan', identity: false } })
  expect(county.doc('ticket_words', at(3)).words).toBeNull()
  // What was written in office is a record: the report for others, and the answer.
  expect(county.doc('ticket_words', at(1)).words).toEqual({ text: '院坝会定了修渠的事' })
  expect(county.doc('ticket_words', at(4)).words).toEqual({ text: '问过了' })
  expect(await foundBy(county)).toEqual([[], [], []])
})
