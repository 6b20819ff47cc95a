/** What a phone may not send to points, shop and honours: refused in Chinese, nothing changes. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Reply } from '../../contract/wire'
import { pointsReads, pointsWrites } from '../../contract/points'
import { openCounty, tap, type County } from './county'
import type { Key } from './seeded'
import { expectLaws } from './laws'
import { deedOf, earning, HOME } from './points'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
let to: ReturnType<typeof earning>
let waiting = ''
let objected = ''
beforeAll(async () => {
  county = await openCounty()
  to = earning(county)
  waiting = await to.applied()
  objected = await to.objected()
})
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

async function refused(who: Key, route: string, data: unknown): Promise<Reply<unknown> & { ok: false }> {
  const before = county.deeds()
  const reply = await county.raw(who, { route, data, contract: 1 })
  expect(reply).toMatchObject({ ok: false, message: expect.stringMatching(/[\u4e00-\u9fff]{4}/) as unknown })
  expect(county.deeds()).toBe(before)
  return reply as Reply<unknown> & { ok: false }
}
const answer = (over: object) => ({
  id: objected,
  objectionId: deedOf(county, objected).objections[0]?.id ?? '',
  upheld: true,
  reason: '问过了',
  key: tap(),
  ...over,
})

describe('what a phone may not send', () => {
  it.each<[string, string, Key, () => object]>([
    ['half an hour', 'points.apply', 'chen', () => to.deed({ quantity: 0.5 })],
    ['nothing of something', 'points.apply', 'chen', () => to.deed({ quantity: 0 })],
    ['less than nothing', 'points.apply', 'chen', () => to.deed({ quantity: -2 })],
    ['points of one’s own', 'points.apply', 'chen', () => ({ ...to.deed(), points: 1000 })],
    ['a village of one’s own', 'points.apply', 'chen', () => ({ ...to.deed(), villageId: 'v2' })],
    ['301 characters', 'points.apply', 'chen', () => to.deed({ text: '好'.repeat(301) })],
    [
      'an objection nobody can see',
      'points.object',
      'he',
      () => ({ id: objected, reason: '\u200b\u3164', key: tap() }),
    ],
    ['an operator for an item', 'points.apply', 'chen', () => ({ ...to.deed(), itemId: { $ne: '' } })],
    ['an item of the prototype', 'points.apply', 'chen', () => to.deed({ itemId: '__proto__' })],
    ['no household at all', 'points.apply', 'li', () => to.deed({ households: [] })],
    [
      'forty-one households',
      'points.apply',
      'li',
      () => to.deed({ households: Array.from({ length: 41 }, (_, i) => `h${i}`) }),
    ],
    [
      'the same household twice',
      'points.apply',
      'li',
      () => to.deed({ itemId: 'meeting', quantity: 1, households: [HOME.chen, HOME.chen] }),
    ],
    [
      'the same photo twice',
      'points.apply',
      'chen',
      () =>
        to.deed({
          attachments: [
            { id: 'f1', kind: 'photo' },
            { id: 'f1', kind: 'photo' },
          ],
        }),
    ],
    ['a day with an hour', 'points.apply', 'chen', () => to.deed({ day: '2026-11-18T09:00' })],
    [
      'an application that is not there',
      'points.confirm',
      'wang',
      () => ({ id: 'nothing', agree: true, key: tap() }),
    ],
    [
      'an id with an operator',
      'points.confirm',
      'wang',
      () => ({ id: { $gt: '' }, agree: true, key: tap() }),
    ],
    ['yes as a word', 'points.confirm', 'wang', () => ({ id: waiting, agree: 'yes', key: tap() })],
    ['a no without a reason', 'points.confirm', 'wang', () => ({ id: waiting, agree: false, key: tap() })],
    [
      'a reason that nobody would read',
      'points.confirm',
      'wang',
      () => ({ id: waiting, agree: true, reason: '好', key: tap() }),
    ],
    [
      'somebody else’s hand',
      'points.confirm',
      'chen',
      () => ({ id: waiting, agree: true, by: 'wang', key: tap() }),
    ],
    ['an objection of spaces', 'points.object', 'tan', () => ({ id: objected, reason: '  ', key: tap() })],
    [
      'an objection about a household that is not in it',
      'points.object',
      'tan',
      () => ({ id: objected, householdId: HOME.luo, reason: '没见着', key: tap() }),
    ],
    ['an answer to what nobody objected', 'points.answer', 'yang', () => answer({ objectionId: 'onothing' })],
    ['an answer without a reason', 'points.answer', 'yang', () => answer({ reason: '' })],
    [
      'the third step',
      'points.step',
      'li',
      () => ({ householdId: HOME.chen, itemId: 'dumping', step: 3, text: '罚', key: tap() }),
    ],
    [
      'a household that is not there',
      'points.step',
      'li',
      () => ({ householdId: 'h_nowhere', itemId: 'dumping', step: 1, text: '说', key: tap() }),
    ],
    ['a list that is none', 'points.list', 'chen', () => ({ list: 'ranking' })],
    ['an operator as a cursor', 'points.list', 'chen', () => ({ list: 'mine', cursor: { $gt: '' } })],
    ['a village that is none', 'points.rules', 'chen', () => ({ villageId: 'n1' })],
    ['a search as an expression', 'points.households', 'chen', () => ({ q: { $regex: '.*' } })],
    ['a short key', 'points.withdraw', 'chen', () => ({ id: waiting, key: 'k' })],
  ])('%s (%s)', async (_, route, who, data) => {
    await refused(who, route, data())
  })

  it.each([...Object.keys(pointsReads), ...Object.keys(pointsWrites)])(
    '%s refuses a field it does not know',
    async route => {
      expect(await refused('chen', route, { nobodyAskedForThis: 1 })).toMatchObject({ code: 'BAD_INPUT' })
    },
  )

  it('says which field, and how long it may be', async () => {
    expect(await refused('chen', 'points.apply', to.deed({ text: '好'.repeat(301) }))).toMatchObject({
      field: 'text',
      message: '写的话太长了，最多 300 个字。',
    })
  })

  it('a search is no pattern: what stands in it is looked for as it is', async () => {
    expect(await county.ok('chen', 'points.households', { q: '.*' })).toEqual({
      items: [],
      next: null,
      total: 0,
    })
  })
})

describe('a key that was used before', () => {
  it('for another form is no receipt for it, and makes nothing', async () => {
    const key = tap()
    await county.ok('tan', 'points.apply', to.deed({ key }))
    const before = county.deeds()
    expect(
      await county.as('tan', 'points.apply', to.deed({ key, itemId: 'peace', quantity: 1, text: '另一件' })),
    ).toMatchObject({ ok: false, code: 'KEY_USED' })
    expect(county.deeds()).toBe(before)
  })
  it('by somebody else is theirs', async () => {
    const key = tap()
    const mine = await county.ok('tan', 'points.apply', to.deed({ key }))
    const theirs = await county.ok('zhou', 'points.apply', to.deed({ key }))
    expect(theirs.application.id).not.toBe(mine.application.id)
  })
})
