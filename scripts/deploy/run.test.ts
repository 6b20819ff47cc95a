import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cloud, openCloud } from './cloud/cloud'
import { newSecrets, readSecrets, rotated, type Secrets } from './secrets'
import { ACCOUNT, Bench, ENV, functionOf, smallCounty } from './testing'

let bench: Bench
beforeEach(() => {
  bench = new Bench()
})
afterEach(() => bench.close())

const READS = /^(Describe|List|Get)/
const writes = (): string[] => bench.plane.asked.filter(action => !READS.test(action))
const kept = (): Secrets => JSON.parse(readFileSync(bench.secretsPath, 'utf8')) as Secrets

describe('from a blank environment', () => {
  it('makes what is wanted, closed from the first moment, in the safe order', async () => {
    const plane = await bench.open()
    expect(await bench.deploy()).toBe(0)
    const { state } = plane
    expect(Object.entries(state.collections).map(([name, one]) => [name, one.permission.acl])).toEqual([
      ['people', 'ADMINONLY'],
      ['entries', 'ADMINONLY'],
      ['brakes', 'ADMINONLY'],
    ])
    expect(state.collections.people?.indexes.map(one => [one.name, one.unique])).toEqual([
      ['openid', true],
      ['home', false],
    ])
    expect(state.storage).toEqual({
      acl: 'CUSTOM',
      rule: '{"read":false,"write":"resource.openid == auth.openid"}',
    })
    expect(JSON.parse(state.functionRule)).toEqual({
      '*': { invoke: false },
      api: { invoke: 'auth != null' },
      jobs: { invoke: false },
    })
    expect(state.functions.jobs).toMatchObject({
      runtime: 'Nodejs20.19',
      handler: 'index.main',
      timeout: 20,
      memory: 256,
      installDependency: false,
      triggers: [{ name: 'minute', type: 'timer', config: '0 */5 * * * * *' }],
      variables: {
        FIELD_KEYS: kept().fieldKeys[0],
        CODE_KEY: kept().codeKey,
        TEMPLATE_RESOLVED: 'template-of-the-test',
      },
    })
    expect(writes()).toEqual([
      'ModifyStorageSafeRule',
      'CreateTable',
      'CreateTable',
      'CreateTable',
      'UpdateTable',
      'UpdateTable',
      'UpdateTable',
      'ModifyResourcePermission',
      'CreateFunction',
      'CreateFunction',
      'BatchCreateTrigger',
    ])
    expect(bench.phones).toBe(1)
    expect(bench.words).toContain('读回来核对过')
  })

  it('a second run changes nothing and says so', async () => {
    await bench.open()
    await bench.deploy()
    const before = writes().length
    expect(await bench.deploy({ phone: { words: null, upload: async () => undefined } })).toBe(0)
    expect(writes()).toHaveLength(before)
    expect(bench.words).toContain('没有要做的')
  })

  it('says how far it is, step by step', async () => {
    await bench.open()
    await bench.deploy()
    const steps = bench.said.filter(line => /^\[/.test(line)).map(line => line.slice(0, 7))
    expect([steps.length, steps[0], steps.at(-1)]).toEqual([12, '[ 1/12]', '[12/12]'])
  })

  it('where the cloud said yes and did nothing, reads it back, says which place it is, and uploads no phone', async () => {
    await bench.open()
    const cloud = await openCloud(ACCOUNT, ENV, { wait: async () => undefined })
    const idle: Cloud = { ...cloud, setStorageRule: async () => undefined }
    expect(await bench.deploy({ cloud: idle })).toBe(1)
    expect(bench.words).toContain('做完以后读回来，还有 1 处和想要的不一样')
    expect(bench.words).toContain('云存储：现在谁都能读里面的照片，改成手机只能放、不能读')
    expect([bench.words.includes('都做好了'), bench.phones]).toEqual([false, 0])
  })

  it('without a yes nothing is made, not even a key', async () => {
    await bench.open()
    expect(await bench.deploy({ confirm: async () => false })).toBe(1)
    expect(writes()).toEqual([])
    expect(existsSync(bench.secretsPath)).toBe(false)
  })

  it('the plan names in words what it would do, and does not', async () => {
    await bench.open()
    expect(await bench.deploy({ mode: 'plan' })).toBe(0)
    expect(writes()).toEqual([])
    expect(bench.words).toContain('+ 集合 people：新建，手机不能直接读写')
    expect(bench.words).toContain('+ 集合 entries：新建索引 cause（不许重复）')
    expect(bench.words).toContain('~ 云存储：现在谁都能读里面的照片，改成手机只能放、不能读')
  })
})

describe('keys', () => {
  it('lie in a file that only its owner reads, with the sentence where to keep a copy', async () => {
    await bench.open()
    await bench.deploy()
    expect(statSync(bench.secretsPath).mode & 0o777).toBe(0o600)
    expect(kept().note).toContain('公章')
    chmodSync(bench.secretsPath, 0o644)
    expect(readSecrets(bench.secretsPath, ENV)).toEqual({ fault: expect.stringContaining('chmod 600') })
  })

  it('a machine without the file is refused where data is', async () => {
    const plane = await bench.open()
    await bench.deploy()
    rmSync(bench.secretsPath)
    expect(await bench.deploy()).toBe(1)
    expect(bench.words).toContain('已经在用了')
    expect(existsSync(bench.secretsPath)).toBe(false)
    plane.state.functions = {}
    plane.state.collections.people!.documents = 40
    expect(await bench.deploy()).toBe(1)
    expect(bench.words).toContain('40 条记录')
  })

  it('another key never replaces the one that is there', async () => {
    const plane = await bench.open()
    await bench.deploy()
    const before = { ...plane.state.functions.api?.variables }
    const other = newSecrets(ENV)
    expect(await bench.deploy({ wantedFrom: () => smallCounty(other) })).toBe(1)
    expect(bench.words).toContain('云函数 api 里的密钥，和您的密钥文件不一样')
    expect(plane.state.functions.api?.variables).toEqual(before)
  })

  it('a file of another environment is refused', async () => {
    await bench.open()
    await bench.deploy()
    expect(readSecrets(bench.secretsPath, 'another-env')).toEqual({
      fault: expect.stringContaining(`是环境 ${ENV} 的`),
    })
  })

  it('when it turns, every function can open with the new key before one seals with it', async () => {
    const plane = await bench.open()
    await bench.deploy()
    const [old = ''] = kept().fieldKeys
    const seen: string[] = []
    plane.asked.length = 0
    await bench.close()
    await bench.open({
      fate: ({ action }) => {
        if (action === 'UpdateFunctionConfiguration') seen.push(keysThere())
        return 'answer'
      },
    })
    const keysThere = (): string =>
      Object.values(bench.plane.state.functions)
        .map(one =>
          one.variables.FIELD_KEYS?.split(',')
            .map(key => key.slice(0, 1))
            .join(''),
        )
        .join(' ')
    expect(await bench.deploy({ newFieldKey: true })).toBe(0)
    // 1: the old key alone; 21: opens both, seals with 1; 12: seals with 2.
    expect([...seen, keysThere()]).toEqual(['1 1', '21 1', '21 21', '12 21', '12 12'])
    expect(kept().fieldKeys).toEqual([old, expect.stringMatching(/^2:/)])
    expect(await bench.deploy({ mode: 'plan', phone: { words: null, upload: async () => undefined } })).toBe(
      0,
    )
    expect(bench.words).toContain('没有要做的')
  })

  it('it is not turned again while a turn is half done', async () => {
    const plane = await bench.open()
    await bench.deploy()
    plane.state.functions.api!.variables.FIELD_KEYS = `${rotated(kept()).fieldKeys.join(',')}`
    expect(await bench.deploy({ newFieldKey: true })).toBe(1)
    expect(bench.words).toContain('还没做完')
  })
})

describe('what is there already', () => {
  it('an environment variable nobody knows here stays', async () => {
    const plane = await bench.open()
    await bench.deploy()
    const api = plane.state.functions.api!
    api.variables = { ...api.variables, TZ: 'Asia/Shanghai', TEMPLATE_RESOLVED: 'an-older-one' }
    expect(await bench.deploy()).toBe(0)
    expect(api.variables).toMatchObject({
      TZ: 'Asia/Shanghai',
      TEMPLATE_RESOLVED: 'template-of-the-test',
      CODE_KEY: kept().codeKey,
    })
    expect(bench.words).toContain('环境变量 TEMPLATE_RESOLVED 换成新的')
  })

  it('a function on Node 8.9 is refused with what to do, and nothing is touched', async () => {
    const plane = await bench.open()
    await bench.deploy()
    plane.state.functions.api!.runtime = 'Nodejs8.9'
    plane.state.storage = { acl: 'READONLY', rule: null }
    expect(await bench.deploy()).toBe(1)
    expect(bench.words).toContain('云函数 api 的运行环境是 Nodejs8.9')
    expect(plane.state.storage.acl).toBe('READONLY')
  })

  it('what an upload with WeChat’s tools changed is put right', async () => {
    const plane = await bench.open()
    await bench.deploy()
    Object.assign(plane.state.functions.jobs!, { timeout: 3, handler: 'main.run', triggers: [] })
    plane.state.collections.people!.permission = { acl: 'PRIVATE', rule: null }
    plane.state.collections.entries!.indexes = []
    expect(await bench.deploy()).toBe(0)
    expect(plane.state.functions.jobs).toMatchObject({ timeout: 20, handler: 'index.main' })
    expect(plane.state.functions.jobs?.triggers).toHaveLength(1)
    expect(plane.state.collections.people?.permission.acl).toBe('ADMINONLY')
    expect(plane.state.collections.entries?.indexes[0]?.unique).toBe(true)
  })

  it('an index by another name with the same fields is good; one that should be unique is made again', async () => {
    const plane = await bench.open()
    await bench.deploy()
    plane.state.collections.people!.indexes[1]!.name = 'made by hand'
    plane.state.collections.people!.indexes[0]!.unique = false
    plane.asked.length = 0
    expect(await bench.deploy()).toBe(0)
    expect(writes()).toEqual(['UpdateTable', 'UpdateTable'])
    expect(bench.words).toContain('重建索引 openid（不许重复）')
    expect(plane.state.collections.people?.indexes.map(one => [one.name, one.unique])).toEqual([
      ['made by hand', false],
      ['openid', true],
    ])
  })

  it('new code is uploaded, and only where it changed', async () => {
    const plane = await bench.open()
    await bench.deploy()
    plane.asked.length = 0
    bench.wanted = secrets => ({
      ...smallCounty(secrets),
      functions: [
        functionOf('api', 'exports.main = () => "newer"'),
        ...smallCounty(secrets).functions.slice(1),
      ],
    })
    expect(await bench.deploy()).toBe(0)
    expect(writes()).toEqual(['UpdateFunctionCode'])
  })

  it('entries for functions that are not ours stay in the rule, closed for the rest', async () => {
    const plane = await bench.open()
    plane.state.functionRule = JSON.stringify({
      '*': { invoke: 'auth != null' },
      weather: { invoke: true },
    })
    await bench.deploy()
    expect(JSON.parse(plane.state.functionRule)).toEqual({
      '*': { invoke: false },
      weather: { invoke: true },
      api: { invoke: 'auth != null' },
      jobs: { invoke: false },
    })
  })
})
