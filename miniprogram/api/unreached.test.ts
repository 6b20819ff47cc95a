import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noticeOf } from '../utils/load'
import { call, isOffline, isUnreached } from './client'
import { fakePhone, type FakePhone } from './fake-phone.test.helper'
import { unreached } from './unreached'

let phone: FakePhone
beforeEach(() => {
  phone = fakePhone()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

const platform = (errCode: number, words = '') => ({
  errCode,
  errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} ${words} | errMsg: x`,
})
/** One press, with every wait of it over at once. */
async function pressed(): Promise<{
  ok: false
  code: string
  message: string
  retry: boolean
  log?: string
}> {
  const result = call('me.home', {})
  await vi.runAllTimersAsync()
  const answer = await result
  if (answer.ok) throw new Error('it arrived')
  return answer
}

describe('a call that does not arrive', () => {
  it('says which of four things it is, in four sentences', async () => {
    phone.online = false
    const offline = await pressed()
    phone.online = true
    phone.fails = () => platform(-501005)
    const notSetUp = await pressed()
    phone.fails = () => platform(-501004)
    const busy = await pressed()
    phone.fails = () => platform(-501003)
    const quota = await pressed()
    expect([offline, notSetUp, busy, quota].map(one => [one.code, one.message])).toEqual([
      ['OFFLINE', '这会儿没信号。写的字还在，有了信号再按一次，不会变成两单。'],
      [
        'NOT_SET_UP',
        '服务还没装好，或者坏了（编号 501005）。写的字还在；请把编号告诉派单台，急的事请打电话。',
      ],
      ['BUSY', '这会儿用的人多，没有接上。写的字还在，过一分钟再按一次，不会变成两单。'],
      ['QUOTA', '这个月的云服务用完了，等县里续上才能交。写的字还在；急的事请打电话。'],
    ])
    for (const one of [offline, notSetUp, busy, quota]) {
      expect(one.retry).toBe(true)
      expect(isUnreached(one)).toBe(true)
    }
    expect([offline, notSetUp, busy, quota].map(isOffline)).toEqual([true, false, false, false])
  })

  it.each([
    [-501015, 'QUOTA'],
    [-501016, 'QUOTA'],
    [-501001, 'BUSY'],
    [-501002, 'BUSY'],
    [-504003, 'BUSY'],
    [-404012, 'BUSY'],
    [-501000, 'NOT_SET_UP'],
    [-501023, 'NOT_SET_UP'],
    [-504002, 'NOT_SET_UP'],
    [-404011, 'NOT_SET_UP'],
    [-601034, 'NOT_SET_UP'],
    [-1, 'OFFLINE'],
    [-999999, 'OFFLINE'],
  ])('%i is %s', (errCode, why) => {
    expect(unreached(platform(errCode)).why).toBe(why)
  })

  it('reads the words of the wire where the number says nothing, and no network before all', () => {
    const why = (errMsg: string, errCode = -1) => unreached({ errCode, errMsg }).why
    expect(why('cloud.callFunction:fail EXCEED_CONCURRENT_REQUEST_LIMIT')).toBe('BUSY')
    expect(why('cloud.callFunction:fail EXCEED_REQUEST_LIMIT')).toBe('QUOTA')
    expect(why('cloud.callFunction:fail INVALID_ENV')).toBe('NOT_SET_UP')
    expect(why('cloud.callFunction:fail request:fail', -404011)).toBe('OFFLINE')
    expect(unreached(undefined).why).toBe('OFFLINE')
  })

  it('asks a busy service twice more, with the same key, before anybody hears of it', async () => {
    const keys: unknown[] = []
    phone.fails = sent => {
      keys.push(sent.data['key'])
      return keys.length < 3 ? platform(-501004) : null
    }
    const result = call('honour.object', { id: 'h1', words: '有出入' } as never)
    await vi.runAllTimersAsync()
    expect((await result).ok).toBe(true)
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })
})

describe('a page that did not arrive', () => {
  const failure = (code: string, log?: string) => ({
    ok: false as const,
    code,
    message: 'x',
    retry: true,
    ...(log ? { log } : {}),
  })
  it('names the cause, keeps the copy, and gives the number only where somebody needs it', () => {
    const at = Date.UTC(2026, 10, 27, 1, 5)
    vi.setSystemTime(at + 60_000)
    expect(noticeOf(failure('BUSY', '501004'), at)).toMatchObject({
      kind: 'error',
      title: '这会儿用的人多，没有接上',
      words: '下面是 9:05 存下的，能看。',
      number: '',
    })
    expect(noticeOf(failure('NOT_SET_UP', '501005'), null)).toMatchObject({
      title: '服务还没装好，或者坏了',
      number: '501005',
    })
    expect(noticeOf(failure('QUOTA'), null).title).toBe('这个月的云服务用完了')
  })
})
