import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zipSync } from 'fflate'
import { type Cloud, openCloud } from '../../scripts/deploy/cloud/cloud'
import { type ControlOptions, type ControlPlane, openControlPlane } from '.'
import { hurryTicks, useControlPlane } from './testing'

const ACCOUNT = { secretId: 'AKIDtest', secretKey: 'key-of-the-test' }
const ENV = 'county-1a2b3c'
const ZIP = Buffer.from(zipSync({ 'index.js': Buffer.from('exports.main = () => 1') }))
const none = { runtime: 'Nodejs20.19', handler: 'index.main', timeout: 20, memory: 256, triggers: [] }

let dataDir: string
let plane: ControlPlane
let cloud: Cloud
let stop: (() => void)[] = []

async function open(options: Partial<ControlOptions> = {}, account = ACCOUNT): Promise<void> {
  plane = await openControlPlane({ dataDir, envId: ENV, account: ACCOUNT, ...options })
  stop.push(useControlPlane(plane), hurryTicks())
  cloud = await openCloud(account, ENV, { wait: async () => undefined })
}
async function shut(): Promise<void> {
  for (const one of stop.reverse()) one()
  stop = []
  await plane.close()
}

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'control-'))
})
afterEach(shut)

describe('a new environment is as open as the real one', () => {
  it('everybody reads the storage, every phone calls every function', async () => {
    await open()
    expect(await cloud.storageRule()).toEqual({ acl: 'READONLY', rule: null })
    expect(await cloud.functionRule()).toEqual({ '*': { invoke: 'auth != null' } })
    expect(await cloud.environment()).toEqual({ plan: '个人版', region: 'ap-shanghai' })
    expect([...(await cloud.collections())]).toEqual([])
  })

  it('a collection made without a word on permissions is open to the person who wrote in it', async () => {
    await open()
    await cloud.environment()
    plane.state.collections.notes = {
      permission: { acl: 'PRIVATE', rule: null },
      indexes: [],
      documents: 0,
    }
    await cloud.createCollection('people')
    expect([...(await cloud.collectionPermissions(['notes', 'people']))]).toEqual([
      ['notes', { acl: 'PRIVATE', rule: null }],
      ['people', { acl: 'ADMINONLY', rule: null }],
    ])
  })
})

describe('what is made is there later, not at once', () => {
  it('an index appears after a while, as it was asked for', async () => {
    await open({ lag: 2 })
    await cloud.environment()
    await cloud.createCollection('people')
    const index = { name: 'openid', unique: true, keys: [{ name: 'openid', direction: '1' }] }
    await cloud.createIndex('people', index)
    expect(await cloud.indexes('people')).toEqual([])
    expect(await cloud.indexes('people')).toEqual([])
    expect(await cloud.indexes('people')).toEqual([index])
  })

  it('a function on its way takes no new configuration', async () => {
    await open({ lag: 3 })
    await cloud.environment()
    await cloud.createFunction({ ...none, name: 'api', zip: ZIP, variables: { A: '1' } })
    plane.state.functions.api!.status = 'Updating'
    plane.state.functions.api!.busy = 1
    await cloud.updateConfiguration('api', { timeout: 60, memory: 512, variables: { B: '2' } })
    expect(await cloud.function('api')).toEqual({
      ...none,
      timeout: 60,
      memory: 512,
      variables: { B: '2' },
      status: 'Active',
    })
  })

  it('its timer and its code can be read back', async () => {
    await open()
    await cloud.environment()
    await cloud.createFunction({ ...none, name: 'jobs', zip: ZIP, variables: {} })
    await cloud.createTrigger('jobs', { name: 'minute', config: '0 */5 * * * * *' })
    expect((await cloud.function('jobs'))?.triggers).toEqual([{ name: 'minute', config: '0 */5 * * * * *' }])
    const sha256 = Buffer.alloc(32)
    const holds = (body: string) =>
      cloud.holdsCode('jobs', { sha256, files: { 'index.js': Buffer.from(body) } })
    expect(await holds('exports.main = () => 1')).toBe(true)
    expect(await holds('exports.main = () => 2')).toBe(false)
  })
})

describe('what Tencent refuses is refused here', () => {
  it('a key that is not the account’s, and a key that does not exist', async () => {
    await open({}, { ...ACCOUNT, secretKey: 'another' })
    await expect(cloud.environment()).rejects.toMatchObject({ code: 'AuthFailure.SignatureFailure' })
    await shut()
    await open({}, { ...ACCOUNT, secretId: 'AKIDother' })
    await expect(cloud.environment()).rejects.toMatchObject({ code: 'AuthFailure.SecretIdNotFound' })
  })

  it('an action that nobody taught it, by name', async () => {
    await open()
    const { default: Manager } = await import('@cloudbase/manager-node')
    const manager = new Manager({ ...ACCOUNT, envId: ENV })
    await expect(manager.env.describeEnvs({})).rejects.toThrow('tcb DescribeEnvs')
    await expect(manager.commonService('cam').call({ Action: 'GetRole', Param: {} })).rejects.toThrow()
  })

  it('a unique index over documents that lack the field, and a second timer', async () => {
    await open()
    await cloud.environment()
    await cloud.createCollection('entries')
    plane.state.collections.entries!.documents = 2
    const cause = { name: 'cause', unique: true, keys: [{ name: 'cause', direction: '1' }] }
    await expect(cloud.createIndex('entries', cause)).rejects.toThrow('E11000')
    await cloud.createFunction({ ...none, name: 'jobs', zip: ZIP, variables: {} })
    await cloud.createTrigger('jobs', { name: 'minute', config: '0 * * * * * *' })
    await expect(cloud.createTrigger('jobs', { name: 'second', config: '0 * * * * * *' })).rejects.toThrow(
      '一个函数一个定时触发器',
    )
  })

  it('a function that WeChat’s tools made runs on Node 8.9 for ever', async () => {
    await open()
    await cloud.environment()
    plane.state.functions.api = {
      runtime: 'Nodejs8.9',
      handler: 'index.main',
      timeout: 3,
      memory: 256,
      description: '',
      installDependency: true,
      variables: {},
      triggers: [],
      code: '',
      status: 'Active',
      busy: 0,
    }
    const { default: Manager } = await import('@cloudbase/manager-node')
    const change = new Manager({ ...ACCOUNT, envId: ENV }).commonService('scf').call({
      Action: 'UpdateFunctionConfiguration',
      Param: { FunctionName: 'api', Namespace: ENV, Runtime: 'Nodejs20.19' },
    })
    await expect(change).rejects.toThrow('不支持修改')
  })
})

describe('when the line breaks', () => {
  it('an answer that is lost is asked for again, and what was made is made once', async () => {
    let cut = true
    await open({
      fate: ({ action }) => {
        if (action !== 'CreateTable' || !cut) return 'answer'
        cut = false
        return 'cutAfter'
      },
    })
    await cloud.environment()
    await cloud.createCollection('people')
    expect([...(await cloud.collections())]).toEqual([['people', 0]])
    expect(plane.asked.filter(action => action === 'CreateTable')).toHaveLength(2)
  })

  it('a plane that is opened again knows what it answered', async () => {
    await open()
    await cloud.environment()
    await cloud.createCollection('people')
    await shut()
    await open()
    await cloud.environment()
    expect([...(await cloud.collections())]).toEqual([['people', 0]])
  })
})
