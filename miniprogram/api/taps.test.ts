import { beforeEach, describe, expect, it } from 'vitest'
import { call } from './client'
import { fakePhone, type FakePhone } from './fake-phone.test.helper'

let phone: FakePhone
const send = (text: string, more: object = {}) =>
  call('me.feedback', { kind: 'complaint', text, key: 'form-0001', ...more } as never)
const keys = () => phone.sent.map(({ data }) => [data['key'], data['instead'] ?? []])

describe('the key of a form', () => {
  beforeEach(() => {
    phone = fakePhone()
  })

  it('stays while the words stay, and with a person asked to look at them', async () => {
    phone.answer = () => ({ ok: false, code: 'TEXT_RISKY', message: '换个说法。', retry: false })
    await send('路灯不亮')
    await send('路灯不亮')
    await send('路灯不亮', { humanCheck: true })
    expect(keys()).toEqual([
      ['form-0001', []],
      ['form-0001', []],
      ['form-0001', []],
    ])
  })

  it('changes with the words, and names every version that may have arrived', async () => {
    phone.answer = () => ({ ok: false, code: 'BUSY', message: '再按一次。', retry: true })
    for (const text of ['一', '二', '二', '三']) await send(text)
    const [first, second, again, third] = keys()
    expect(first).toEqual(['form-0001', []])
    expect(second?.[1]).toEqual(['form-0001'])
    expect(again).toEqual(second)
    expect(third?.[1]).toEqual(['form-0001', second?.[0]])
    expect(new Set([first?.[0], second?.[0], third?.[0]]).size).toBe(3)
  })

  it('is remembered by a phone that was closed in between, without a signal too', async () => {
    phone.online = false
    await send('一')
    phone.online = true
    await send('二')
    expect(keys()).toEqual([[expect.not.stringMatching('form-0001'), ['form-0001']]])
    expect(JSON.stringify(wx.getStorageSync('taps'))).not.toMatch(/一|二/)
  })

  it('after it was done belongs to the next deed: nothing is replaced', async () => {
    await send('一')
    await send('二')
    expect(keys()[1]).toEqual([expect.not.stringMatching('form-0001'), []])
  })

  it('that the cloud says was used is new with the next try', async () => {
    phone.answer = () => ({ ok: false, code: 'KEY_USED', message: '请再按一次。', retry: false })
    await send('一')
    await send('一')
    expect(keys()[1]).toEqual([expect.not.stringMatching('form-0001'), ['form-0001']])
  })

  it('is another for another route', async () => {
    phone.online = false
    await send('一')
    phone.online = true
    await call('file.issue', { kind: 'photo', extension: 'jpg', bytes: 1, key: 'form-0001' })
    expect(keys()[0]?.[1]).toEqual(['form-0001'])
  })
})
