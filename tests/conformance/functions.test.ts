import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CallError, type LocalCloud } from '../../local/cloud/index'
import { openLocal, realEnv } from './target'

let cloud: LocalCloud

/** Calls a route of the probe function as the phone of a person. */
const call = <T = unknown>(route: string, data: object = {}, openid = 'o-1'): Promise<T> =>
  cloud.callAs(openid, 'probe', { $url: route, ...data }) as Promise<T>

interface Attempt {
  value?: Record<string, unknown>
  error?: { errCode: number | null; code: string | null; errMsg: string }
}

const refused = async (calling: Promise<unknown>): Promise<CallError> => {
  const error = await calling.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof CallError)) throw new Error('expected a CallError')
  return error
}

// What the functions of most tests say over the port of their thread is answered as over a socket.
describe.skipIf(realEnv).each(['socket', 'port'] as const)('functions, over a %s', wire => {
  beforeAll(async () => {
    cloud = await openLocal({ mediaCheckMs: 60_000, wire })
    for (const name of ['pairs', 'dates', 'pushed']) cloud.store.createCollection(name)
  })
  afterEach(() => cloud.faults.clear())
  afterAll(() => cloud.close())

  describe('who calls', () => {
    it('is never mixed up: 60 people at once', async () => {
      const people = Array.from({ length: 60 }, (_unused, i) => `o-${i}`)
      const seen = await Promise.all(
        people.map(openid => call<{ before: string; after: string }>('who', {}, openid)),
      )
      expect(seen.map(({ before, after }) => [before, after])).toEqual(people.map(openid => [openid, openid]))
    })
    it('is the phone, with its appid', async () => {
      expect(await call('who')).toMatchObject({ source: 'wx_client', appid: 'wx0000000000000000' })
    })
    it('is nobody when a function calls a function', async () => {
      const { value } = await call<Attempt>('call', { name: 'other', data: { a: 1 } })
      expect(value?.result).toEqual({ got: { a: 1 }, openid: null, source: 'wx_client,scf' })
    })
    it('is nobody for a timer and for a push', async () => {
      await cloud.trigger('hooks', 'every-ten-minutes')
      await cloud.push('hooks', { Event: 'x' })
      expect(cloud.store.find('pushed')).toMatchObject([
        {
          openid: null,
          source: 'wx_trigger',
          timer: 'timer',
          event: { Type: 'Timer', TriggerName: 'every-ten-minutes' },
        },
        { openid: null, source: 'wx_trigger', timer: null, event: { Event: 'x' } },
      ])
    })
  })

  describe('a call from the phone is refused', () => {
    it('when the deployed permissions do not let phones call the function', async () => {
      const pushed = cloud.store.count('pushed')
      expect((await refused(cloud.callAs('o-1', 'hooks', {}))).code).toBe('PERMISSION_DENIED')
      expect(cloud.store.count('pushed')).toBe(pushed)
    })
    it('when there is no such function', async () => {
      expect(await refused(cloud.callAs('o-1', 'nobody', {}))).toMatchObject({
        code: 'FUNCTION_NOT_FOUND',
        errCode: -501000,
      })
    })
    it('when the answer is larger than 1 MB', async () => {
      expect(await call('big', { bytes: 1_000_000 })).toHaveLength(1_000_000)
      expect((await refused(call('big', { bytes: 1_100_000 }))).errCode).toBe(-604001)
    })
    it('when a function gives another one more than 6 MB', async () => {
      const { error } = await call<Attempt>('call', {
        name: 'probe',
        data: { $url: 'big', bytes: 6.5 * 1024 * 1024 },
      })
      expect(error).toMatchObject({
        code: 'FUNCTIONS_EXECUTE_FAIL',
        errMsg: expect.stringContaining('6 MB') as string,
      })
    })
    it('when the request is larger than 6 MB', async () => {
      expect((await refused(call('echo', { text: 'x'.repeat(6 * 1024 * 1024) }))).errCode).toBe(-501007)
    })
    it('when the function throws, ends or loops, and the next call works', async () => {
      expect(await refused(call('boom'))).toMatchObject({
        errCode: -504002,
        errMsg: expect.stringContaining('boom') as string,
      })
      expect((await refused(call('exit'))).errCode).toBe(-504002)
      expect(await call('who')).toMatchObject({ before: 'o-1' })
    })
  })

  describe('documents', () => {
    it('written in a transaction by node-sdk are there for wx-server-sdk', async () => {
      expect(await call('pair', { id: 'x' })).toBe('both')
      expect((await call<Attempt>('get', { collection: 'pairs', id: 'xb' })).value?.data).toEqual({
        _id: 'xb',
        v: 1,
      })
    })
    it('carry wx-server-sdk’s numbers when refused', async () => {
      expect((await call<Attempt>('find', { collection: 'nowhere', where: {} })).error).toMatchObject({
        errCode: -502005,
      })
      const twice = { collection: 'pairs', data: { _id: 'twice' } }
      await call('add', twice)
      expect((await call<Attempt>('add', twice)).error).toMatchObject({
        errCode: -502001,
        errMsg: expect.stringContaining('E11000') as string,
      })
    })
    it('changed by where() inside a transaction stay changed after the rollback', async () => {
      cloud.store.put('pairs', { _id: 'leaked' })
      expect(await call('leak')).toEqual({ _id: 'leaked', leaked: true })
    })
  })

  describe('the clock', () => {
    it('is the same for the function, the database and the test, wherever it is pushed', async () => {
      const spring = Date.UTC(2026, 1, 17)
      await cloud.setClock(spring)
      const seen = await call<{
        now: number
        fresh: number
        iso: string
        isDate: boolean
        fixed: number
        text: string
      }>('now')
      expect(seen).toMatchObject({
        isDate: true,
        fixed: 0,
        text: 'string',
        iso: expect.stringContaining('2026-02-17T00:00') as string,
      })
      for (const moment of [
        seen.now,
        seen.fresh,
        cloud.now(),
        (await call<{ at: number }>('serverDate')).at,
      ]) {
        expect(moment).toBeGreaterThanOrEqual(spring)
        expect(moment).toBeLessThan(spring + 60_000)
      }
      await cloud.advance(3_600_000)
      expect((await call<{ now: number }>('now')).now).toBeGreaterThanOrEqual(spring + 3_600_000)
    })
  })

  describe('openapi', () => {
    const message = {
      touser: 'o-1',
      templateId: 'T',
      page: 'pages/home',
      data: { thing1: { value: '修路灯' } },
    }

    it('sends one subscription message per accept', async () => {
      expect((await call<Attempt>('send', { message })).error?.errCode).toBe(43101)
      cloud.grant('o-1', 'T')
      expect((await call<Attempt>('send', { message })).value).toMatchObject({ errCode: 0 })
      expect((await call<Attempt>('send', { message })).error?.errCode).toBe(43101)
    })
    it.each([
      ['a thing of 21 characters', { thing1: { value: '一'.repeat(21) } }],
      ['an empty value', { thing1: { value: '' } }],
      ['letters in a phrase', { phrase1: { value: 'abc' } }],
      ['a date without a year', { date1: { value: '明天' } }],
      ['an unknown kind', { nonsense1: { value: 'x' } }],
    ])('refuses %s before it looks at the ledger', async (_name, data) => {
      cloud.grant('o-1', 'fields')
      expect(
        (await call<Attempt>('send', { message: { ...message, templateId: 'fields', data } })).error?.errCode,
      ).toBe(47003)
    })
    it('captures what was sent, by which function and with which result', async () => {
      cloud.clearMessages()
      cloud.grant('o-2', 'T')
      await call('send', { message: { ...message, touser: 'o-2' } })
      expect(cloud.messages()).toMatchObject([
        {
          api: 'subscribeMessage.send',
          function: 'probe',
          data: { touser: 'o-2', template_id: 'T' },
          result: { errcode: 0 },
        },
      ])
    })
    it('is refused unless the function’s config.json declares it', async () => {
      expect((await call<Attempt>('undeclared')).error?.errCode).toBe(-604101)
      expect(await cloud.callAs('o-1', 'undeclared', {})).toMatchObject({ errCode: -604101 })
    })
    it('finds bad words in text', async () => {
      const verdict = async (content: string) => (await call<Attempt>('checkText', { content })).value?.result
      expect([
        await verdict('修路灯'),
        await verdict('这是违规测试'),
        await verdict('这是待审测试'),
      ]).toMatchObject([{ suggest: 'pass' }, { suggest: 'risky' }, { suggest: 'review' }])
    })
    it('judges a photo later, by a push that is not a phone', async () => {
      const fileID = await cloud.files.put('o-1', 'photos/1.jpg', Buffer.from('违规测试'))
      cloud.store.find('pushed').forEach(({ _id }) => cloud.store.remove('pushed', _id as string))
      const { value } = await call<Attempt>('checkMedia', {
        mediaUrl: `${cloud.url}/cos/${encodeURI(fileID.split('/').slice(3).join('/'))}?sign=x`,
      })
      expect(cloud.store.count('pushed')).toBe(0)
      await cloud.advance(60_000)
      expect(cloud.store.find('pushed')).toMatchObject([
        {
          openid: null,
          source: 'wx_trigger',
          event: {
            Event: 'wxa_media_check',
            trace_id: value?.traceId,
            result: { suggest: 'risky', label: 20006 },
            appid: 'wx0000000000000000',
          },
        },
      ])
    })
  })

  describe('a cloudID', () => {
    it('is opened in the event, with a watermark, at the top level only', async () => {
      const group = { opengid: 'g-1' }
      const seen = await cloud.callAs(
        'o-1',
        'probe',
        { $url: 'echo', deep: { group: { __cloudID: cloud.cloudId(group) } } },
        { cloudIds: { group } },
      )
      expect(seen).toMatchObject({
        group: {
          cloudID: expect.any(String) as string,
          data: { opengid: 'g-1', watermark: { appid: 'wx0000000000000000' } },
        },
      })
      expect(seen).toMatchObject({ deep: { group: { __cloudID: expect.any(String) as string } } })
    })
    it('is opened for getOpenData', async () => {
      const { value } = await call<Attempt>('openData', { id: cloud.cloudId({ opengid: 'g-2' }) })
      expect(value?.list).toMatchObject([{ data: { opengid: 'g-2' } }])
    })
    it('expires after five minutes, and an invented one opens nothing', async () => {
      const id = cloud.cloudId({ opengid: 'g-3' })
      await cloud.advance(5 * 60_000)
      const seen = await call('echo', { late: { __cloudID: id }, invented: { __cloudID: 'x' } })
      expect(seen).toMatchObject({ late: { errCode: -601006 }, invented: { errCode: -601005 } })
    })
  })

  describe('files', () => {
    it('are uploaded, addressed, downloaded and removed through the SDK', async () => {
      const seen = await call<{
        fileID: string
        text: string
        fileList: { status: number }[]
        removed: { status: number }[]
        gone: Attempt
      }>('files')
      expect(seen).toMatchObject({
        text: '你好',
        fileList: [{ status: 0 }, { status: -503003 }],
        removed: [{ status: 0 }],
      })
      expect(seen.gone.error?.code).toBe('STORAGE_FILE_NONEXIST')
    })
  })

  describe('faults', () => {
    it('kill an invocation after its n-th database call: a transaction is whole or absent', async () => {
      const begin = 1
      for (const [calls, left] of [
        [begin, 0],
        [begin + 1, 0],
        [begin + 2, 0],
        [begin + 3, 2],
      ] as const) {
        cloud.faults.killAfter('probe', calls)
        expect((await refused(call('pair', { id: `killed${calls}` }))).code).toBe('FUNCTIONS_EXECUTE_FAIL')
        expect(cloud.store.count('pairs', { _id: { $in: [`killed${calls}a`, `killed${calls}b`] } })).toBe(
          left,
        )
      }
      await cloud.advance(30_000)
      expect(await call('pair', { id: 'killed2' })).toBe('both')
    })
    it('lose the answer of a commit that was done', async () => {
      cloud.faults.dropAnswer('database.commitTransaction')
      await refused(call('pair', { id: 'dropped' }))
      expect(cloud.store.count('pairs', { _id: { $in: ['droppeda', 'droppedb'] } })).toBe(2)
      expect(await call('pair', { id: 'dropped' })).toBe('both')
    })
    it('make an openapi refuse, or hang until cleared', async () => {
      cloud.faults.failOpenapi('security.msgSecCheck', { errcode: -1, errmsg: 'system busy' })
      expect((await call<Attempt>('checkText', { content: '好' })).error?.errCode).toBe(-1)
      cloud.faults.failOpenapi('security.msgSecCheck', 'hang')
      const hanging = call<Attempt>('checkText', { content: '好' })
      expect(await Promise.race([hanging, wait(100, 'still hanging')])).toBe('still hanging')
      cloud.faults.clear()
      expect((await hanging).value?.errCode).toBe(0)
    })
    it('slow every database call down', async () => {
      cloud.faults.latencyMs = 40
      const started = performance.now()
      await call('pair', { id: 'slow' })
      expect(performance.now() - started).toBeGreaterThanOrEqual(4 * 40)
    })
  })
})

describe.skipIf(realEnv)('timers', () => {
  it('fire by the pushed clock at the moments of config.json', async () => {
    const ticking = await openLocal({ timers: true })
    try {
      ticking.store.createCollection('pushed')
      const day = Date.UTC(2027, 0, 1)
      await ticking.setClock(day)
      ticking.store
        .find('pushed', { limit: 1000 })
        .forEach(({ _id }) => ticking.store.remove('pushed', _id as string))
      await ticking.advance(30 * 60_000)
      const runs = ticking.store.find('pushed') as { at: number; event: { TriggerName: string } }[]
      expect(runs.map(({ at }) => Math.floor((at - day) / 60_000))).toEqual([10, 20, 30])
      expect(runs[0]?.event.TriggerName).toBe('every-ten-minutes')
    } finally {
      await ticking.close()
    }
  })
  it('time a function out', async () => {
    const quick = await openLocal()
    try {
      quick.store.createCollection('pushed')
      const error = await refused(quick.callAs('o-1', 'impatient', {}))
      expect(error).toMatchObject({ code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED', errCode: -504003 })
    } finally {
      await quick.close()
    }
  })
})
