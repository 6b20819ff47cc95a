import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakePhone, type FakePhone } from './fake-phone.test.helper'
import { press, waiting, type Waiting } from './offline-queue'
import { keepPage, readPage } from './seen-pages'
import { keepSlip, slips } from './slips'
import { keepDraft, readDraft } from '../forms/draft'

let phone: FakePhone
beforeEach(() => {
  phone = fakePhone()
})
const kept = (): string[] =>
  wx
    .getStorageInfoSync()
    .keys.filter(key => key.startsWith('seen:'))
    .map(key => key.slice('seen:'.length))
const order = (key: string): Omit<Waiting, 'at' | 'refused'> => ({
  key,
  route: 'ticket.submit',
  ask: { key, input: { text: '灯'.repeat(500) } },
  files: [],
  title: '路灯',
})

describe('pages that were seen', () => {
  it('are at most sixty; the one not looked at for longest goes first', () => {
    for (let n = 1; n <= 60; n++) keepPage(`p${n}`, { n })
    readPage('p1')
    keepPage('p61', { n: 61 })
    expect(kept()).toHaveLength(60)
    expect([readPage('p1'), readPage('p2'), readPage('p61')]).toEqual([{ n: 1 }, null, { n: 61 }])
  })
  it('take so much room and no more, and a page that alone would take a fifth is not kept', () => {
    for (let n = 1; n <= 10; n++) keepPage(`p${n}`, 'x'.repeat(250_000))
    expect(kept().sort()).toEqual(['p10', 'p6', 'p7', 'p8', 'p9'])
    keepPage('p10', 'x'.repeat(300_001))
    expect(kept().sort()).toEqual(['p6', 'p7', 'p8', 'p9'])
  })
  it('all go where even the storage is full, and nothing fails', () => {
    phone.room = 2_000
    keepPage('small', 'x'.repeat(1_000))
    keepPage('large', 'x'.repeat(1_500))
    expect(readPage('large')).toBeNull()
  })
})

describe('a storage full of pages', () => {
  beforeEach(() => {
    phone.room = 6_000
    for (let n = 1; n <= 5; n++) keepPage(`p${n}`, 'x'.repeat(1_000))
    expect(kept()).toHaveLength(5)
  })
  it('costs no order that waits for signal', async () => {
    phone.online = false
    for (const key of ['a', 'b', 'c']) expect(await press(order(key))).toEqual({ ok: 'kept' })
    expect(waiting().map(one => one.key)).toEqual(['a', 'b', 'c'])
    expect(kept()).toEqual([])
  })
  it('costs no slip and no draft', () => {
    phone.room = 5_300
    for (let n = 1; n <= 5; n++) keepSlip({ slip: '12345678', no: `WT26-000${n}`, ticket: null })
    keepDraft('order', { text: '灯'.repeat(2_000) })
    expect(slips()).toHaveLength(5)
    expect(readDraft('order')).toEqual({ text: '灯'.repeat(2_000) })
  })
  it('and no room even without them: the page is told, and says it', async () => {
    phone.online = false
    phone.room = 300
    expect(await press(order('a'))).toEqual({
      ok: false,
      code: 'STORAGE_FULL',
      message: '没信号，手机也存满了，没能先存着。写的字还在这一页，别关；有了信号再按一次。',
      retry: true,
    })
    expect(waiting()).toEqual([])
  })
})

it('nothing is written around it', () => {
  const root = path.resolve(import.meta.dirname, '..')
  const files = (dir: string): string[] =>
    readdirSync(dir).flatMap(name => {
      const file = path.join(dir, name)
      if (statSync(file).isDirectory()) return name === 'miniprogram_npm' ? [] : files(file)
      return /\.ts$/.test(name) && !name.includes('.test') ? [file] : []
    })
  const direct = files(root).filter(file => readFileSync(file, 'utf8').includes('setStorageSync('))
  expect(direct.map(file => path.relative(root, file))).toEqual(['api/safe.ts'])
})
