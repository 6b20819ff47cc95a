import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakePhone, type FakePhone } from './fake-phone.test.helper'
import { flush, press, startOfflineQueue, waiting } from './offline-queue'

let phone: FakePhone
const item = (key: string) => ({
  key,
  route: 'ticket.submit' as const,
  ask: { key, input: { text: '桥头往东第三盏路灯不亮' } },
  files: [],
  title: '路灯不亮',
})

describe('an order pressed with weak signal', () => {
  beforeEach(() => {
    phone = fakePhone()
  })

  it('goes at once and leaves nothing behind when there is signal', async () => {
    expect(await press(item('k1'))).toMatchObject({ ok: true })
    expect(waiting()).toEqual([])
  })

  it('stays in the phone when there is none, and goes by itself with the same key when the network returns', async () => {
    startOfflineQueue()
    phone.online = false
    expect(await press(item('k2'))).toEqual({ ok: 'kept' })
    expect(waiting().map(w => w.key)).toEqual(['k2'])
    phone.reconnect()
    await vi.waitFor(() => expect(waiting()).toEqual([]))
    expect(phone.sent.map(s => s.data['key'])).toEqual(['k2'])
  })

  it('is kept once, however often it is pressed without signal', async () => {
    phone.online = false
    await press(item('k3'))
    await press(item('k3'))
    expect(waiting()).toHaveLength(1)
  })

  it('keeps the words with the sentence when the cloud says no later', async () => {
    phone.online = false
    await press(item('k4'))
    phone.online = true
    phone.answer = () => ({ ok: false, code: 'TEXT_RISKY', message: '这段话没通过检查。', retry: false })
    await flush()
    expect(waiting()).toMatchObject([{ key: 'k4', refused: '这段话没通过检查。' }])
  })

  it('hands a refusal back at once and keeps nothing, since the page still has the words', async () => {
    phone.answer = () => ({ ok: false, code: 'BAD_INPUT', message: '有一处没填对。', retry: false })
    expect(await press(item('k5'))).toMatchObject({ ok: false, code: 'BAD_INPUT' })
    expect(waiting()).toEqual([])
  })

  it('goes oldest first and stops at the first that finds no signal', async () => {
    phone.online = false
    await press(item('k6'))
    await press(item('k7'))
    phone.online = true
    phone.answer = sent => {
      if (sent.data['key'] === 'k6') phone.online = false
      return { ok: true, data: {} }
    }
    await flush()
    expect(waiting().map(w => w.key)).toEqual(['k7'])
  })

  it('uploads its photos first, then sends their ids', async () => {
    phone.answer = sent => ({
      ok: true,
      data:
        sent.route === 'file.issue'
          ? { id: 'f1', cloudPath: 'in/p/f1.jpg', until: 0 }
          : { id: 'f1', state: 'pass' },
    })
    await press({
      ...item('k8'),
      files: [{ key: 'fk', path: '/tmp/a.jpg', kind: 'photo', extension: 'jpg', bytes: 10 }],
    })
    expect(phone.uploads).toEqual(['in/p/f1.jpg'])
    expect(phone.sent.at(-1)?.data['input']).toMatchObject({ attachments: [{ id: 'f1', kind: 'photo' }] })
  })

  it("sends a good deed as its own input, with the tap's key and the photos among its words", async () => {
    phone.answer = sent => ({
      ok: true,
      data:
        sent.route === 'file.issue'
          ? { id: 'f2', cloudPath: 'in/p/f2.jpg', until: 0 }
          : { id: 'f2', state: 'pass' },
    })
    await press({
      key: 'k9',
      route: 'points.apply',
      ask: { key: 'k9', input: { itemId: 'river', quantity: 2, attachments: [] } },
      files: [{ key: 'fk', path: '/tmp/b.jpg', kind: 'photo', extension: 'jpg', bytes: 10 }],
      title: '清河道 2 小时',
    })
    expect(phone.sent.at(-1)).toMatchObject({
      route: 'points.apply',
      data: { itemId: 'river', quantity: 2, key: 'k9', attachments: [{ id: 'f2', kind: 'photo' }] },
    })
    expect(phone.sent.at(-1)?.data).not.toHaveProperty('input')
  })

  describe('when one that waits cannot go', () => {
    const BROKEN = { errCode: -504002, errMsg: 'cloud.callFunction:fail Error: errCode: -504002' }
    const wait = async (...keys: string[]): Promise<void> => {
      phone.online = false
      for (const key of keys) await press(item(key))
      phone.online = true
    }
    const keyOf = (sent: { data: Record<string, unknown> }) => String(sent.data['key'])

    it('the others go, and it is tried again with the next', async () => {
      await wait('stuck', 'second', 'third')
      phone.fails = sent => (keyOf(sent) === 'stuck' ? BROKEN : null)
      await flush()
      expect(waiting().map(w => [w.key, w.refused])).toEqual([['stuck', null]])
      phone.fails = () => null
      await flush()
      expect(waiting()).toEqual([])
    })

    it('two that find no signal every time do not keep a third one back for ever', async () => {
      await wait('one', 'two', 'three')
      phone.fails = sent =>
        keyOf(sent) === 'three' ? null : { errCode: -1, errMsg: 'cloud.callFunction:fail request:fail' }
      await flush()
      expect(waiting().map(w => w.key)).toEqual(['one', 'two', 'three'])
      await flush()
      expect(waiting().map(w => w.key)).toEqual(['one', 'two'])
    })

    it('a later step of the same order does not overtake it', async () => {
      phone.online = false
      const step = (key: string, ticketId: string) => ({
        ...item(key),
        route: 'ticket.progress' as const,
        ask: { key, ticketId, input: { text: '到了' } },
      })
      await press(step('first', 't1'))
      await press(step('then', 't1'))
      await press(step('other', 't2'))
      phone.online = true
      phone.fails = sent => (keyOf(sent) === 'first' ? BROKEN : null)
      await flush()
      expect(phone.sent.map(keyOf)).toEqual(['other'])
      expect(waiting().map(w => w.key)).toEqual(['first', 'then'])
    })

    it('pressed again it is said, not kept, when it is the service and not the signal', async () => {
      phone.fails = () => BROKEN
      const result = await press(item('k9'))
      expect(result).toMatchObject({ ok: false, code: 'NOT_SET_UP', log: '504002' })
      expect(waiting()).toEqual([])
    })
  })
})
