/// <reference types="miniprogram-api-typings" />
/** The phone's real outbox against the real cloud: a photo that waited for a day is handed in all the same. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakePhone, type FakePhone } from '../../miniprogram/api/fake-phone.test.helper'
import type { LocalFile } from '../../miniprogram/api/files'
import { flush, press, waiting } from '../../miniprogram/api/offline-queue'
import { days, hours } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { tick } from './jobs-tick'
import { expectLaws } from './laws'
import { photo } from './pictures'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })
let county: County
let phone: FakePhone
/** The signal goes just before this request. */
let offlineBefore = ''
beforeAll(async () => {
  county = await openCounty()
})
afterAll(async () => {
  expectLaws(county)
  await county.close()
})
beforeEach(() => {
  offlineBefore = ''
  phone = fakePhone()
  phone.answer = async sent => {
    const { route } = sent
    if (route === offlineBefore) throw new Error('no network')
    return county.raw('chen', { ...sent, contract: 1 })
  }
  phone.upload = async cloudPath => {
    await county.cloud.files.put('o_chen', cloudPath, photo())
  }
})

const file = (): LocalFile => ({
  key: tap(),
  path: 'wxfile://lamp.jpg',
  kind: 'photo',
  extension: 'jpg',
  bytes: 900,
})
const lamp = (files: LocalFile[]) => {
  const key = tap()
  return {
    key,
    route: 'ticket.submit' as const,
    ask: { key, input: { ...order() } },
    files,
    title: '路灯不亮',
  }
}
const photosOf = (no: number) => county.all('tickets').length - no
/** A day passes on both sides: the phone’s own clock too. */
async function aDayLater() {
  await county.cloud.advance(days(1) + hours(2))
  await tick(county)
  await tick(county)
}
describe('an order with a photo that waits in the phone', () => {
  it.each([
    ['before the pass was asked for', 'file.issue'],
    ['after the pass, before the upload was told', 'file.done'],
    ['after the photo, before the order', 'ticket.submit'],
  ])('lost its signal %s, and goes a day later', async (_, route) => {
    const before = county.all('tickets').length
    const item = lamp([file()])
    offlineBefore = route
    expect(await press(item)).toEqual({ ok: 'kept' })
    offlineBefore = ''
    await aDayLater()
    await flush()
    expect(waiting()).toEqual([])
    expect(photosOf(before)).toBe(1)
    const newest = county.all('tickets').sort((a, b) => b.ticket.submittedAt - a.ticket.submittedAt)[0]
    const words = county.all('ticket_words').find(doc => doc.about.id === newest?._id)
    const [kept] = Object.values(words?.kept ?? {})
    expect(await county.cloud.files.read(kept ?? '')).toBeDefined()
  })
  it('a page that still holds a photo of yesterday hands it in at the first press', async () => {
    const old = file()
    await county.cloud.advance(61_000)
    await press({ ...lamp([old]), ask: { key: tap(), input: { ...order(), category: 'nothing' } } })
    expect(old.id).toBeDefined()
    await aDayLater()
    expect(await press(lamp([old]))).toMatchObject({ ok: true })
  })
  it('a photo that is no longer on the phone holds up nothing, and is named', async () => {
    phone.online = false
    const [first, second] = [lamp([file()]), lamp([])]
    await press(first)
    await press(second)
    phone.gone.add('wxfile://lamp.jpg')
    phone.online = true
    await county.cloud.advance(61_000)
    await flush()
    expect(waiting()).toMatchObject([
      { key: first.key, refused: '有张照片手机里找不到了，请重新拍一张。写的字还在。' },
    ])
  })
})
