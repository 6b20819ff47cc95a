/**
 * The phone's own code against the real functions, on a line that loses questions or answers: an order is written,
 * handed in on a dead line, taken back, changed and handed in again.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { discard, flush, press, waiting } from '../../miniprogram/api/offline-queue'
import { openCounty, order, type County } from './county'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

/** `up`: all is well. `deaf`: the question arrives, the answer does not. `dead`: nothing arrives. `late`: it arrives when told to. */
let line: 'up' | 'deaf' | 'dead' | 'late' = 'up'
let onTheWay: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  line = 'up'
  onTheWay = []
  await county.cloud.advance(120_000)
  const storage = new Map<string, string>()
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction({
          data,
          success,
          fail,
        }: {
          data: { route: string }
          success(answer: unknown): void
          fail(problem: unknown): void
        }) {
          const ask = JSON.parse(JSON.stringify(data)) as object
          const send = () => county.raw('chen', ask)
          if (line === 'up') void send().then(result => success({ result }))
          else if (line === 'deaf') void send().then(() => fail(new Error('no answer')))
          else {
            if (line === 'late') onTheWay.push(send)
            fail(new Error('no network'))
          }
        },
      },
      getStorageSync: (name: string): unknown => JSON.parse(storage.get(name) ?? '""'),
      setStorageSync: (name: string, value: unknown) => storage.set(name, JSON.stringify(value)),
      setStorage: ({ key, data }: { key: string; data: unknown }) => storage.set(key, JSON.stringify(data)),
      removeStorageSync: (name: string) => storage.delete(name),
      onNetworkStatusChange: () => undefined,
    },
  })
})

const KEY = () => `form-${String(county.cloud.store.versions.now)}-${String(Math.random()).slice(2, 10)}`
const form = (key: string, over: Parameters<typeof order>[0]) => ({
  key,
  route: 'ticket.submit' as const,
  ask: { key, input: { ...order(over) } as Record<string, unknown> },
  files: [],
  title: '井盖',
})
const ordersSaying = (text: string) => county.all('ticket_words').filter(doc => doc.words?.text === text)
const first = { text: '井盖松了' }
const edited = { text: '井盖断了，孩子差点掉下去', urgent: true, aboutStaff: true }

describe('an order that was handed in on a bad line, changed, and handed in again', () => {
  it('never arrived: the changed one is the order, with its words, 急 and 反映干部', async () => {
    const key = KEY()
    line = 'dead'
    expect(await press(form(key, first))).toEqual({ ok: 'kept' })
    discard(key)
    line = 'up'
    const done = await press(form(key, edited))
    expect(done).toMatchObject({ ok: true })
    const [words] = ordersSaying(edited.text)
    expect(county.doc('tickets', words?.about.id ?? '').ticket).toMatchObject({
      urgent: true,
      aboutStaff: true,
    })
    expect(ordersSaying(first.text)).toEqual([])
  })

  it('arrives after the changed one: it is refused, and there is one order', async () => {
    const key = KEY()
    line = 'late'
    await press(form(key, { text: '桥栏松了' }))
    discard(key)
    line = 'up'
    expect(await press(form(key, { text: '桥栏断了' }))).toMatchObject({ ok: true })
    const answers = await Promise.all(onTheWay.map(send => send()))
    expect(answers).toMatchObject([{ ok: false, code: 'KEY_REPLACED' }])
    expect([ordersSaying('桥栏松了').length, ordersSaying('桥栏断了').length]).toEqual([0, 1])
  })

  it('arrived and only the answer was lost: which order it is, what differs, nothing new, nothing lost', async () => {
    const key = KEY()
    line = 'deaf'
    expect(await press(form(key, { text: '水管漏了' }))).toEqual({ ok: 'kept' })
    discard(key)
    line = 'up'
    const answer = await press(form(key, { text: '水管爆了', urgent: true }))
    const [words] = ordersSaying('水管漏了')
    const no = county.doc('tickets', words?.about.id ?? '').no
    expect(answer).toMatchObject({
      ok: false,
      code: 'KEY_DONE_ORDER',
      message: `已经交上去了，编号 ${no}。这次改了怎么回事、很急，要补进去，请按「补进去」。`,
      order: { id: words?.about.id, no, differs: ['text', 'urgent'] },
    })
    expect(ordersSaying('水管爆了')).toEqual([])
  })

  it('unchanged is one order, however often the line breaks, and goes by itself', async () => {
    const key = KEY()
    line = 'deaf'
    await press(form(key, { text: '灯不亮了' }))
    line = 'dead'
    await press(form(key, { text: '灯不亮了' }))
    line = 'up'
    await flush()
    expect(waiting()).toEqual([])
    expect(ordersSaying('灯不亮了')).toHaveLength(1)
  })
})
