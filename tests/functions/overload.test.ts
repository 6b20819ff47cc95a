/// <reference types="miniprogram-api-typings" />
/** More at once than the service takes: tried again with patience, then said as busy; nothing typed is lost, nothing is done twice. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakePhone, type FakePhone } from '../../miniprogram/api/fake-phone.test.helper'
import { flush, press, waiting } from '../../miniprogram/api/offline-queue'
import { openCounty, order, tap, type County } from './county'
import { expectLaws } from './laws'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty({ transactionMs: 2500 })
})
afterEach(() => county.cloud.faults.clear())
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

const CODES = ['EXCEED_CONCURRENT_REQUEST_LIMIT', 'EXCEED_REQUEST_LIMIT', 'EXCEED_RATELIMIT', 'SYS_ERR']
const form = (text: string) => ({ key: tap(), input: order({ text }) })
const ordersOf = (text: string) =>
  county.all('ticket_words').filter(({ words }) => words?.text === text).length

describe.each(CODES)('%s', code => {
  it.each([
    'database.getDocument',
    'database.startTransaction',
    'database.insertDocument',
    'database.modifyDocument',
    'database.commitTransaction',
  ])('of %s, twice: the form is handed in once', async action => {
    await county.cloud.advance(60_000)
    const text = `灯不亮 ${code} ${action}`
    county.cloud.faults.failAction(action, code, 2)
    const asked = form(text)
    const reply = await county.as('chen', 'ticket.submit', asked)
    // Counting how often somebody presses must not be done twice: there nobody tries again but the person.
    if (code === 'SYS_ERR' && action === 'database.modifyDocument') {
      expect(reply).toMatchObject({ ok: false, code: 'BUSY', retry: true })
      county.cloud.faults.clear()
      expect((await county.as('chen', 'ticket.submit', asked)).ok).toBe(true)
    } else expect(reply.ok).toBe(true)
    expect(ordersOf(text)).toBe(1)
  })

  it('without end: said as busy, nothing is written, and the same form goes later', async () => {
    await county.cloud.advance(60_000)
    const text = `灯不亮 ${code} 一直`
    const asked = form(text)
    county.cloud.faults.failAction('database.getDocument', code, 10_000)
    expect(await county.as('chen', 'ticket.submit', asked)).toMatchObject({
      ok: false,
      code: 'BUSY',
      retry: true,
    })
    expect(ordersOf(text)).toBe(0)
    county.cloud.faults.clear()
    expect((await county.as('chen', 'ticket.submit', asked)).ok).toBe(true)
    expect(ordersOf(text)).toBe(1)
  })
})

describe('on the phone', () => {
  let phone: FakePhone
  beforeEach(() => {
    phone = fakePhone()
    phone.answer = sent => county.raw('zhou', { ...sent, contract: 1 })
  })
  const item = (text: string) => {
    const asked = form(text)
    return {
      key: asked.key,
      route: 'ticket.submit' as const,
      ask: { key: asked.key, input: { ...asked.input } },
      files: [],
      title: text,
    }
  }

  it('a function that turns the call away twice is asked again before anybody hears of it', async () => {
    const lamp = item('桥头人多，灯不亮')
    county.cloud.faults.failAction('functions.invokeFunction', 'EXCEED_CONCURRENT_REQUEST_LIMIT', 2)
    expect(await press(lamp)).toMatchObject({ ok: true })
    expect(ordersOf('桥头人多，灯不亮')).toBe(1)
  })

  it('one that keeps turning it away is said to be busy; the page keeps the words, and the same form is one order', async () => {
    const lamp = item('村口人多，灯不亮')
    county.cloud.faults.failAction('functions.invokeFunction', 'EXCEED_CONCURRENT_REQUEST_LIMIT', 100)
    expect(await press(lamp)).toEqual({
      ok: false,
      code: 'BUSY',
      message: '这会儿用的人多，没有接上。写的字还在，过一分钟再按一次，不会变成两单。',
      retry: true,
      log: '501004',
    })
    county.cloud.faults.clear()
    expect(await press(lamp)).toMatchObject({ ok: true })
    expect(ordersOf('村口人多，灯不亮')).toBe(1)
  })

  it('what waits in the phone stays there while the service is busy, and goes afterwards', async () => {
    const lamp = item('井边人多，灯不亮')
    phone.online = false
    expect(await press(lamp)).toEqual({ ok: 'kept' })
    phone.online = true
    county.cloud.faults.failAction('functions.invokeFunction', 'SYS_ERR', 100)
    await flush()
    expect(waiting().map(({ title, refused }) => [title, refused])).toEqual([['井边人多，灯不亮', null]])
    county.cloud.faults.clear()
    await flush()
    expect([waiting(), ordersOf('井边人多，灯不亮')]).toEqual([[], 1])
  })
})
