import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EnvironmentState } from '../../local/control/state'
import { ControlError } from '../../local/control/errors'
import { openCloud } from './cloud/cloud'
import { readSecrets } from './secrets'
import { ACCOUNT, Bench, ENV } from './testing'
import { printed, verify, type Line } from './verify'

let bench: Bench
let usageFails = false
beforeEach(async () => {
  usageFails = false
  bench = new Bench()
  await bench.open({
    fate: ({ action }) =>
      usageFails && action === 'DescribeCurveData'
        ? new ControlError('UnauthorizedOperation', 'no')
        : 'answer',
  })
  await bench.deploy()
})
afterEach(() => bench.close())

async function lines(hasSecrets = true, uploadKeyFaults: string[] = []): Promise<Line[]> {
  const secrets = readSecrets(bench.secretsPath, ENV)
  if (!secrets || 'fault' in secrets) throw new Error('no secrets')
  const cloud = await openCloud(ACCOUNT, ENV, { wait: async () => undefined })
  const wanted = bench.wanted(secrets)
  const now = Date.UTC(2026, 10, 27, 4)
  return verify({ cloud, wanted, hasSecrets, uploadKeyFaults, callsPerMonth: 200_000, now })
}
const marked = (all: Line[], mark: Line['mark']): string[] =>
  all.filter(one => one.mark === mark).map(one => one.what)

/** Each line is broken once, by what would break it for real. */
const BREAKS: Record<string, (state: EnvironmentState) => void> = {
  运行环境: ({ functions }) => void Object.assign(functions.api!, { runtime: 'Nodejs12.16' }),
  超时和内存: ({ functions }) => void Object.assign(functions.api!, { timeout: 3 }),
  密钥: ({ functions }) => void Object.assign(functions.api!.variables, { CODE_KEY: 'another' }),
  消息模板: ({ functions }) => void Object.assign(functions.jobs!.variables, { TEMPLATE_RESOLVED: 'old' }),
  代码: ({ functions }) => void Object.assign(functions.jobs!, { code: functions.api!.code }),
  定时器: ({ functions }) => void Object.assign(functions.jobs!, { triggers: [] }),
  集合: ({ collections }) => void Object.assign(collections.people!.permission, { acl: 'PRIVATE' }),
  索引: ({ collections }) => void Object.assign(collections.people!.indexes[0]!, { unique: false }),
  云存储: state => void Object.assign(state, { storage: { acl: 'READONLY', rule: null } }),
  云函数权限: state => void Object.assign(state, { functionRule: '{"*":{"invoke":"auth != null"}}' }),
  本月用量: state => void Object.assign(state, { usage: { DbRead: 150_000, FunctionInvocation: 10_001 } }),
}

describe('the account looks at a running environment', () => {
  it('everything is right after a deploy, and what it cannot see is said, not passed', async () => {
    const all = await lines()
    expect(marked(all, 'wrong')).toEqual([])
    expect(marked(all, 'unknown')).toEqual(['云调用权限', '公众平台'])
    expect(printed(all)).toContain('✓ 云账号（账号看的）：读得到这个环境')
    expect(printed(all)).toMatch(
      /？ 公众平台（账号看的）：没查：.*备案通过了，类目里有政务民生，最低版本是 2\.32\.3/,
    )
    expect(printed(all)).toContain('✓ 集合（账号看的）：都在，手机都不能直接读写')
    expect(printed(all)).toMatch(/✓ 环境变量 api（账号看的）：FIELD_KEYS [0-9a-f]{8}，CODE_KEY [0-9a-f]{8}/)
  })

  it.each(Object.entries(BREAKS))('%s: broken once, exactly this line turns', async (what, breakIt) => {
    breakIt(bench.plane.state)
    expect(marked(await lines(), 'wrong')).toEqual([what])
  })

  it('every line that can turn is broken once', async () => {
    const told = (await lines()).map(one => one.what)
    // Digits to compare by eye, and what only the app can see.
    const turning = told.filter(what => !/^(环境变量 |密钥核对码$|云调用权限$|云账号$|公众平台$)/.test(what))
    expect([...Object.keys(BREAKS), '云函数', '上传密钥'].sort()).toEqual(turning.sort())
  })

  it('WeChat DevTools upload the same files packed again: nothing turns; what else they may reset does', async () => {
    const again = Buffer.from(
      zipSync({ 'index.js': Buffer.from('exports.main = () => "api"') }, { level: 1 }),
    )
    const hash = createHash('sha256').update(again).digest()
    writeFileSync(path.join(bench.folder, 'cloud', 'code', hash.toString('hex')), again)
    const api = bench.plane.state.functions.api!
    api.code = hash.toString('base64')
    expect(marked(await lines(), 'wrong')).toEqual([])
    Object.assign(api, { timeout: 3, variables: {} })
    expect(marked(await lines(), 'wrong')).toEqual(['超时和内存', '密钥', '消息模板'])
  })

  it('a function that is gone is missed', async () => {
    delete bench.plane.state.functions.api
    expect(marked(await lines(), 'wrong')).toEqual(['云函数'])
  })

  it('an upload key that is none is said as the dry run says it', async () => {
    const all = await lines(true, ['privateKeyPath：没有 private.key'])
    expect(marked(all, 'wrong')).toEqual(['上传密钥'])
    expect(printed(all)).toContain('✗ 上传密钥（账号看的）：privateKeyPath：没有 private.key')
  })

  it('without the secrets file the keys are not called right', async () => {
    expect(marked(await lines(false), 'unknown')).toEqual(['密钥', '云调用权限', '公众平台'])
  })

  it('calls of the month that cannot be read are not called few', async () => {
    usageFails = true
    const all = await lines()
    expect(marked(all, 'unknown')).toEqual(['本月用量', '云调用权限', '公众平台'])
    expect(printed(all)).toContain('QcloudTCBFullAccess')
  })

  it('looking changes nothing', async () => {
    bench.plane.asked.length = 0
    await lines()
    expect(bench.plane.asked.filter(action => !/^(Describe|List|Get)/.test(action))).toEqual([])
  })
})
