import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { routes } from '../../contract'
import type { Reply } from '../../contract/wire'
import { openCounty, order, tap, type County } from './county'
import type { Key } from './seeded'
import { expectLaws } from './laws'
import { stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
let mine = ''
beforeAll(async () => {
  county = await openCounty()
  mine = await stations(county).claimed()
})
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

const CHINESE = /[\u4e00-\u9fff]{4}/
/** Refused in Chinese, and nothing changed. */
async function refused(who: Key, event: object): Promise<Reply<unknown> & { ok: false }> {
  const before = county.deeds()
  const reply = await county.raw(who, event)
  expect(reply).toMatchObject({ ok: false, message: expect.stringMatching(CHINESE) as unknown })
  expect(county.deeds()).toBe(before)
  return reply as Reply<unknown> & { ok: false }
}
const ask = (route: string, data: unknown) => ({ route, data, contract: 1 })
const submit = (over: object) => ask('ticket.submit', { key: tap(), input: { ...order(), ...over } })
const OTHER = { category: 'livelihood', sub: 'undecided' }
const press = (verb: string, input: object, more: object = {}) =>
  ask(`ticket.${verb}`, { ticketId: mine, key: tap(), input, ...more })

const nested = (deep: number, wrap: (inner: unknown) => unknown): unknown => {
  let inner: unknown = '灯'
  for (let i = 0; i < deep; i++) inner = wrap(inner)
  return inner
}

describe('what a phone may not send', () => {
  it.each<[string, () => object]>([
    ['no route', () => ({})],
    ['a route that is not there', () => ask('me.admin', {})],
    ['a route of the prototype', () => ask('__proto__', {})],
    ['the clock’s verb', () => press('close', {})],
    ['a contract of the far future', () => ({ ...ask('me.home', {}), contract: 9 })],
    ['data that is a list', () => ask('me.settings', [])],
    ['data that is null', () => ask('ticket.open', null)],
    ['a field more beside route and data', () => ({ ...ask('me.home', {}), openid: 'o_he' })],
    ['a forged openid in the data', () => ask('me.settings', { elder: true, openid: 'o_he' })],
    ['a forged person in the input', () => submit({ requesterId: 'zhou' })],
    [
      'a forged role',
      () =>
        press('dispatch', {
          category: 'livelihood',
          sub: 'errand',
          matter: 'minor',
          track: 1,
          person: 'li',
          by: 'dispatcher',
        }),
    ],
    ['an id with an operator', () => ask('ticket.open', { ticketId: { $ne: '' } })],
    ['an id with a dollar', () => ask('ticket.open', { ticketId: '$where' })],
    ['an id with a path', () => ask('file.done', { id: '../../etc/passwd' })],
    ['an operator as a text', () => submit({ text: { $gt: '' } })],
    ['an operator as a cursor', () => ask('ticket.list', { list: 'mine', cursor: { $gt: '' } })],
    ['an operator as a key', () => ask('ticket.submit', { key: { $ne: '1' }, input: order() })],
    ['a number for a text', () => submit({ text: 5 })],
    ['a text for a number', () => press('rate', { score: '5', attachments: [] })],
    ['a score of 6', () => press('rate', { score: 6, attachments: [] })],
    ['half a score', () => press('rate', { score: 4.5, attachments: [] })],
    ['501 characters', () => submit({ text: '灯'.repeat(501) })],
    ['501 emoji', () => submit({ text: '😀'.repeat(501) })],
    // A picture of what it is says enough; 别的事 does not.
    ['only spaces', () => submit({ ...OTHER, text: '   ', place: '　' })],
    ['only signs without width', () => submit({ ...OTHER, text: '\u200b\u2060\u200b' })],
    ['a reason nobody can see', () => press('giveBack', { reason: '\u200b\u202e' })],
    ['a name nobody can see', () => ask('me.join', { code: '12345678', name: '\u202e\u3164', key: tap() })],
    ['an unknown category', () => submit({ category: 'weather' })],
    ['a sub-category of another category', () => submit({ category: 'policy', sub: 'lamp' })],
    [
      'ten photos',
      () => submit({ attachments: Array.from({ length: 10 }, (_, i) => ({ id: `f${i}`, kind: 'photo' })) }),
    ],
    [
      'the same photo twice',
      () =>
        submit({
          attachments: [
            { id: 'f1', kind: 'photo' },
            { id: 'f1', kind: 'photo' },
          ],
        }),
    ],
    ['a photo that was never uploaded', () => submit({ attachments: [{ id: 'f1', kind: 'photo' }] })],
    [
      'a cloud address for a photo',
      () => submit({ attachments: [{ id: 'cloud://env/in/other.jpg', kind: 'photo' }] }),
    ],
    ['somebody’s id that is not there', () => submit({ onBehalfOf: 'nobody', consentWords: '同意' })],
    ['a day that is none', () => press('recommit', { promisedDay: '2026-02-30', reason: '忙' })],
    ['a day of the past', () => press('recommit', { promisedDay: '2026-01-01', reason: '忙' })],
    ['seven digits of a card code', () => ask('me.join', { code: '1234567', name: '甲', key: tap() })],
    ['a short key', () => ask('ticket.submit', { key: 'k', input: order() })],
    ['a key with a colon', () => ask('ticket.submit', { key: 'he:12345678', input: order() })],
  ])('%s', async (_, event) => {
    await refused(_ === 'a day that is none' || _ === 'a day of the past' ? 'li' : 'chen', event())
  })

  it('says which field, and how long it may be', async () => {
    expect(await refused('chen', submit({ text: '灯'.repeat(501) }))).toMatchObject({
      code: 'BAD_INPUT',
      field: 'text',
      message: '写的话太长了，最多 500 个字。',
    })
  })

  it('100 KB is too much, and 10 MB does not even arrive', async () => {
    await refused('chen', submit({ text: 'a'.repeat(100_000) }))
    const before = county.deeds()
    const reply = await county.raw('chen', submit({ text: 'a'.repeat(10_000_000) })).catch(() => null)
    expect(reply === null || !reply.ok).toBe(true)
    expect(county.deeds()).toBe(before)
  })

  it.each([
    ['lists', () => nested(1500, inner => [inner])],
    ['objects', () => nested(1500, inner => ({ input: inner }))],
    [
      'objects where a text belongs',
      () => ({ key: tap(), input: { ...order(), text: nested(1500, x => ({ x })) } }),
    ],
    ['thirteen lists, one more than anything needs', () => nested(13, inner => [inner])],
  ])('%s 1,500 deep are refused as what they are', async (_, data) => {
    for (const route of ['ticket.submit', 'me.home', 'group.bind'])
      expect(await refused('chen', ask(route, data()))).toMatchObject({ code: 'BAD_INPUT' })
  })

  it.each(Object.keys(routes))('%s refuses a field it does not know', async route => {
    expect(await refused('chen', ask(route, { nobodyAskedForThis: 1 }))).toMatchObject({ code: 'BAD_INPUT' })
  })

  it('another person’s openid in userInfo is noticed, no matter who put it there', async () => {
    // The platform writes userInfo itself; a function called through the door of another would bring a foreign one.
    const reply = (await county.cloud.callAs('o_chen', 'api', {
      ...ask('me.home', {}),
      userInfo: { openId: 'o_he' },
    })) as Reply<{ me: { id: string } }>
    expect(reply.ok && reply.data.me.id).toBe('chen')
  })
})

describe('what people do type', () => {
  it('emoji, rare characters, line breaks and 500 characters are kept as they are', async () => {
    await county.cloud.advance(60_000)
    const text = `𠮷屋门口👨‍👩‍👧 路灯坏了\n第二行${'灯'.repeat(470)}`
    const { ticket } = await county.ok('chen', 'ticket.submit', { key: tap(), input: order({ text }) })
    expect(
      (await county.ok('chen', 'ticket.open', { ticketId: ticket?.ticket.id ?? '' })).content?.text,
    ).toBe(text)
  })
  it.each([
    ['soft line breaks of Word', '路灯\u000b坏了\u2028三天', '路灯\n坏了\n三天'],
    ['half of a pair, a turning sign, a control sign', '路灯\ud83d\u202e坏\u0000了', '路灯坏了'],
  ])('%s', async (_, text, stored) => {
    await county.cloud.advance(60_000)
    const { ticket } = await county.ok('chen', 'ticket.submit', { key: tap(), input: order({ text }) })
    expect(county.all('ticket_words').find(doc => doc.about.id === ticket?.ticket.id)?.words?.text).toBe(
      stored,
    )
  })
  it('the sixth order within a minute has to wait, and nothing of it is lost or kept', async () => {
    await county.cloud.advance(120_000)
    for (let i = 0; i < 5; i++)
      await county.ok('tan', 'ticket.submit', { key: tap(), input: order({ text: `第 ${i} 件` }) })
    const sixth = submit({ text: '第六件' })
    expect(await refused('tan', sixth)).toMatchObject({ code: 'SPAM', retry: true })
    await county.cloud.advance(61_000)
    expect(await county.raw('tan', sixth)).toMatchObject({ ok: true })
  })
})

describe('functions that phones may not call', () => {
  it.each(['jobs', 'hooks', 'admin', 'spreadsheets'])('%s', async fn => {
    const before = county.deeds()
    await expect(county.cloud.callAs('o_tian', fn, { Type: 'Timer' })).rejects.toThrow()
    expect(county.deeds()).toBe(before)
  })
})
