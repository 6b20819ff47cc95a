import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LocalCloud } from '../../local/cloud/index'
import { openLocal, realEnv } from './target'

let cloud: LocalCloud

const post = async (path: string, body: unknown = {}): Promise<unknown> =>
  (await fetch(cloud.url + path, { method: 'POST', body: JSON.stringify(body) })).json()
const get = async (path: string): Promise<unknown> => (await fetch(cloud.url + path)).json()

describe.skipIf(realEnv)('doors', () => {
  beforeAll(async () => {
    cloud = await openLocal()
  })
  afterAll(() => cloud.close())

  it('/call/{function} answers what wx.cloud.callFunction gives', async () => {
    expect(await post('/call/probe', { openid: 'o-9', data: { $url: 'who' } })).toEqual({
      result: { before: 'o-9', after: 'o-9', source: 'wx_client', appid: 'wx0000000000000000' },
      requestID: expect.any(String) as string,
      errMsg: 'cloud.callFunction:ok',
    })
  })
  it.each([
    ['a function closed to phones', '/call/hooks', { openid: 'o-9' }, -501023],
    ['a missing openid', '/call/probe', {}, -501007],
    ['an openid that is not text', '/call/probe', { openid: { $ne: 1 } }, -501007],
    ['an unknown function', '/call/nobody', { openid: 'o-9' }, -501000],
  ])('/call refuses %s with a number and a sentence', async (_name, path, body, errCode) => {
    expect(await post(path, body)).toEqual({
      errCode,
      errMsg: expect.stringContaining(`errCode: ${errCode}`) as string,
    })
  })

  it('/upload keeps the file and its owner; its address opens it until it expires', async () => {
    const answer = await fetch(`${cloud.url}/upload?openid=o-9&path=${encodeURIComponent('票/照片 1.png')}`, {
      method: 'PUT',
      body: 'bytes',
    })
    const { fileID } = (await answer.json()) as { fileID: string }
    expect(cloud.files.list()).toMatchObject([{ path: '票/照片 1.png', owner: 'o-9', size: 5 }])
    const body = JSON.stringify({
      action: 'storage.batchGetDownloadUrl',
      file_list: [{ fileid: fileID, max_age: 60 }],
    })
    const signed = await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      headers: { authorization: 'TC3-HMAC-SHA256 Credential=x' },
      body,
    })
    const address =
      ((await signed.json()) as { data: { download_list: { tempFileURL: string }[] } }).data.download_list[0]
        ?.tempFileURL ?? ''
    const file = await fetch(address)
    expect([file.status, file.headers.get('content-type'), await file.text()]).toEqual([
      200,
      'image/png',
      'bytes',
    ])
    const part = await fetch(address, { headers: { range: 'bytes=1-2' } })
    expect([part.status, await part.text()]).toEqual([206, 'yt'])
    expect((await fetch(address.replace(/sign=./, 'sign=_'))).status).toBe(403)
    expect((await fetch(address, { method: 'PUT', body: 'x' })).status).toBe(403)
    await cloud.advance(60_000)
    expect((await fetch(address)).status).toBe(403)
  })
  it.each(['', '/rooted', 'a//b', 'a/../b'])('/upload refuses the path "%s"', async path => {
    const answer = await fetch(`${cloud.url}/upload?openid=o-9&path=${encodeURIComponent(path)}`, {
      method: 'PUT',
      body: 'x',
    })
    expect(await answer.json()).toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('/_clock reads and moves the clock', async () => {
    const target = cloud.now() + 86_400_000
    expect(await post('/_clock', { setTo: target })).toMatchObject({ now: expect.any(Number) as number })
    expect(cloud.now()).toBeGreaterThanOrEqual(target)
    const { now } = (await post('/_clock', { advanceMs: 1000 })) as { now: number }
    expect(now).toBeGreaterThanOrEqual(target + 1000)
    expect(((await get('/_clock')) as { offsetMs: number }).offsetMs).toBeGreaterThan(86_000_000)
    expect(await post('/_clock', { setTo: 'soon' })).toMatchObject({ code: 'INVALID_PARAM' })
  })
  it('/_grant, /_messages, /_cloudid and /_collections do what the API does', async () => {
    await post('/_grant', { openid: 'o-9', templateId: 'T', n: 2 })
    await post('/call/probe', {
      openid: 'o-9',
      data: { $url: 'send', message: { touser: 'o-9', templateId: 'T', data: { thing1: { value: '好' } } } },
    })
    expect(await get('/_messages')).toMatchObject([{ api: 'subscribeMessage.send', result: { errcode: 0 } }])
    const { cloudID } = (await post('/_cloudid', { data: { opengid: 'g' } })) as { cloudID: string }
    expect(
      await post('/call/probe', { openid: 'o-9', data: { $url: 'echo', g: { __cloudID: cloudID } } }),
    ).toMatchObject({ result: { g: { cloudID, data: { opengid: 'g' } } } })
    const made = await post('/_collections', {
      name: 'made',
      indexes: [{ name: 'a', fields: [['a', 1]], unique: true }],
    })
    expect(made).toEqual([
      { name: 'made', documents: 0, indexes: [{ name: 'a', fields: [['a', 1]], unique: true }] },
    ])
  })
  it('/_trigger and /_push run a function that is closed to phones', async () => {
    cloud.store.createCollection('pushed')
    expect(await post('/_trigger', { function: 'hooks', name: 'every-ten-minutes' })).toEqual({
      result: 'kept',
    })
    expect(await post('/_push', { function: 'hooks', event: { Event: 'x' } })).toEqual({ result: 'kept' })
    expect(cloud.store.find('pushed')).toMatchObject([
      { timer: 'timer', event: { TriggerName: 'every-ten-minutes' } },
      { timer: null, event: { Event: 'x' } },
    ])
    expect(await post('/_push', { function: 'nobody' })).toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
  })
  it('/_faults makes things go wrong and stops on request', async () => {
    await post('/_faults', { openapi: { api: 'security.msgSecCheck', fault: { errcode: -1 } } })
    expect(
      await post('/call/probe', { openid: 'o-1', data: { $url: 'checkText', content: '好' } }),
    ).toMatchObject({ result: { error: { errCode: -1 } } })
    expect(await post('/_faults', { clear: true })).toEqual({ latencyMs: 0, openapi: {} })
    expect(
      await post('/call/probe', { openid: 'o-1', data: { $url: 'checkText', content: '好' } }),
    ).toMatchObject({ result: { value: { errCode: 0 } } })
  })

  it('stay shut for pages from elsewhere, and for what is not JSON', async () => {
    const foreign = await fetch(`${cloud.url}/_messages`, { headers: { origin: 'https://example.com' } })
    expect(foreign.status).toBe(403)
    const near = await fetch(`${cloud.url}/_messages`, { headers: { origin: 'http://localhost:5000' } })
    expect([near.status, near.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'http://localhost:5000',
    ])
    expect(
      await (await fetch(`${cloud.url}/call/probe`, { method: 'POST', body: '{' })).json(),
    ).toMatchObject({ code: 'INVALID_PARAM' })
    expect((await fetch(`${cloud.url}/elsewhere`)).status).toBe(404)
  })
})
