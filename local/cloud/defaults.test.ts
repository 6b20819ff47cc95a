import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import { buildFunctions } from '../../scripts/build'
import { FUNCTIONS } from '../../tests/conformance/target'
import { type CloudOptions, type LocalCloud, startLocalCloud } from '.'

let cloud: LocalCloud
let dataDir: string
async function open(options: Partial<CloudOptions>): Promise<void> {
  dataDir = mkdtempSync(path.join(tmpdir(), 'defaults-'))
  cloud = await startLocalCloud({ port: 0, dataDir, durability: 'none', ...options })
}
afterEach(async () => {
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
})

type Answer = { errCode?: number; data?: unknown[]; _id?: string; tempFileURL?: string; fileID?: string }
async function phone(path: string, body: object): Promise<Answer> {
  const answer = await fetch(`${cloud.url}${path}`, { method: 'POST', body: JSON.stringify(body) })
  return (await answer.json()) as Answer
}
const database = (openid: string, collection: string, action: string, data?: object) =>
  phone('/phone/database', { openid, collection, action, data })
async function upload(openid: string, at: string): Promise<Answer> {
  const query = new URLSearchParams({ openid, path: at })
  return (await (await fetch(`${cloud.url}/upload?${query}`, { method: 'PUT', body: 'x' })).json()) as Answer
}

describe('an environment that nobody set up', () => {
  it('runs a function without configuration on Node 8.9, where it does not start', async () => {
    await open({ functionsDir: FUNCTIONS, phoneMayCall: () => true })
    await expect(cloud.callAs('o-1', 'unconfigured', {})).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      errMsg: expect.stringContaining('SyntaxError'),
    })
  })

  it('gives a function that names no memory 256 MB, and ends it when it takes more', async () => {
    await open({ functionsDir: FUNCTIONS, phoneMayCall: () => true })
    expect(await cloud.callAs('o-1', 'hungry', { mb: 120 })).toBe(120)
    await expect(cloud.callAs('o-1', 'hungry', { mb: 600 })).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
    })
    expect(await cloud.callAs('o-1', 'hungry', { mb: 120 })).toBe(120)
  })

  it('refuses every openapi until an upload with WeChat DevTools has made it known', async () => {
    await open({ functionsDir: FUNCTIONS, phoneMayCall: () => true })
    const answer = await cloud.callAs('o-1', 'probe', { $url: 'checkText', content: '你好' })
    expect(answer).toMatchObject({ error: { errCode: -604101 } })
  })

  it('lets a phone write and read documents of its own, and everybody read every file', async () => {
    await open({})
    cloud.store.createCollection('people')
    const { _id } = await database('o-1', 'people', 'add', { posts: ['admin'] })
    expect(_id).toBeTypeOf('string')
    expect((await database('o-1', 'people', 'get')).data).toMatchObject([{ posts: ['admin'] }])
    expect((await database('o-2', 'people', 'get')).data).toEqual([])
    const { fileID } = await upload('o-1', 'in/a.jpg')
    expect((await phone('/phone/file', { openid: 'o-2', fileID })).tempFileURL).toContain('/cos/in/a.jpg')
  })
})

describe('the rules that the product deploys', () => {
  it('close every collection to phones', async () => {
    await open({ functionsDir: await buildFunctions() })
    for (const name of Object.keys(INDEXES)) {
      cloud.store.createCollection(name)
      const tried = [await database('o-1', name, 'get'), await database('o-1', name, 'add', {})]
      expect([name, ...tried.map(one => one.errCode)]).toEqual([name, -502003, -502003])
      expect(cloud.store.count(name)).toBe(0)
    }
  })

  it('let a phone lay a photo down, read none, and write over nobody else’s', async () => {
    await open({ functionsDir: await buildFunctions() })
    const { fileID } = await upload('o-1', 'in/a.jpg')
    expect(fileID).toContain('in/a.jpg')
    for (const openid of ['o-1', 'o-2'])
      expect((await phone('/phone/file', { openid, fileID })).errCode).toBe(-503002)
    expect((await upload('o-2', 'in/a.jpg')).errCode).toBe(-503002)
    expect((await upload('o-1', 'in/a.jpg')).errCode).toBe(undefined)
  })
})
