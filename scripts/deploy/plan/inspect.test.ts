import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  FUNCTIONS,
  inspectFunctions,
  inspectIndexes,
  inspectKey,
  inspectPermissions,
  inspectTemplates,
} from './inspect'
import { readSettings, type Settings } from '../settings'
import { TEMPLATES } from '../../../cloudfunctions/_notices/templates'

const ID = (i: number): string => String(i).padStart(43, 't')
const SETTINGS: Settings = {
  appid: 'wx0123456789abcdef',
  envId: 'county-1a2b3c',
  privateKeyPath: 'k',
  version: '1.0.0',
  state: 'trial',
  callsPerMonth: 200_000,
  templates: {},
}

function dist(
  config: object = { runtime: 'Nodejs20.19', timeout: 20, memorySize: 256 },
  permissions: object = { api: true, jobs: false, hooks: false, admin: false, spreadsheets: false },
): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'deploy-'))
  for (const name of FUNCTIONS) {
    mkdirSync(path.join(dir, name))
    writeFileSync(path.join(dir, name, 'index.js'), '')
    writeFileSync(path.join(dir, name, 'config.json'), JSON.stringify(config))
  }
  writeFileSync(path.join(dir, 'permissions.json'), JSON.stringify(permissions))
  return dir
}

describe('before anything is uploaded', () => {
  it('a whole build has no fault', () => {
    const dir = dist()
    expect([...inspectFunctions(dir), ...inspectPermissions(dir), ...inspectIndexes()]).toEqual([])
  })
  it('a timer without seven fields is named', () => {
    expect(
      inspectFunctions(
        dist({
          runtime: 'Nodejs20.19',
          timeout: 20,
          memorySize: 256,
          triggers: [{ name: 'minute', type: 'timer', config: '* * * * *' }],
        }),
      )[0],
    ).toBe('云函数 api：定时器 minute 要 7 段，现在是「* * * * *」')
  })
  it('a function that was not built is named', () => {
    expect(inspectFunctions(mkdtempSync(path.join(tmpdir(), 'empty-')))).toHaveLength(FUNCTIONS.length)
  })
  it('jobs open to phones is refused', () => {
    expect(inspectPermissions(dist(undefined, { api: true, jobs: true }))).toEqual([
      '权限：手机不能调用 jobs',
    ])
  })
  it('a function that does not say its limits would get three seconds, so it must say them', () => {
    expect(inspectFunctions(dist({ runtime: 'Nodejs20.19', timeout: 20 }))[0]).toBe(
      '云函数 api：config.json 要写 timeout 和 memorySize，不写就只有 3 秒、256 MB',
    )
  })
  it('a function that names no runtime, or one below Node 18, is refused', () => {
    expect(inspectFunctions(dist({ timeout: 20, memorySize: 256 }))[0]).toContain('不写就是 Nodejs8.9')
    expect(inspectFunctions(dist({ runtime: 'Nodejs16.13', timeout: 20, memorySize: 256 }))[0]).toContain(
      '运行环境是 Nodejs16.13',
    )
  })
  describe('templates', () => {
    const TEXT = '单号{{character_string1.DATA}}\n事项{{thing2.DATA}}\n时间{{time3.DATA}}'
    const one = (id: string, text = TEXT) => ({ id, text, longTerm: false })
    const names = Object.keys(TEMPLATES)
    const whole = Object.fromEntries(names.map((name, i) => [name, one(ID(i))]))

    it('a missing, a foreign, a mistyped and a repeated one are each named', () => {
      expect(inspectTemplates({ ...SETTINGS, templates: whole })).toEqual([])
      const { newOrder: _, ...rest } = whole
      const templates = { ...rest, soonLate: one('short'), claimed: one(ID(6)), weather: one(ID(40)) }
      expect(inspectTemplates({ ...SETTINGS, templates })).toEqual([
        'templates.newOrder 没有填（「新工单提醒」）',
        'templates.soonLate 不像模板 ID（43 个字符，在「订阅消息 → 我的模板」里复制）',
        'templates.claimed 的模板 ID 填了两次，每种消息要用自己的',
        'templates.resolved 的模板 ID 填了两次，每种消息要用自己的',
        'templates.weather 不是这个小程序的模板，请删掉这一行',
      ])
    })
    it('without its text, or with a field that nothing may be said in, it is refused', () => {
      const templates = {
        ...whole,
        claimed: one(ID(30), ''),
        declined: one(ID(31), '办理人{{name1.DATA}}\n事项{{thing2.DATA}}\n联系电话{{phone_number3.DATA}}'),
      }
      expect(inspectTemplates({ ...SETTINGS, templates })).toEqual([
        expect.stringContaining('templates.claimed 还要填 text'),
        'templates.declined：办理人（name1）、联系电话（phone_number3） 没有能填的内容。请换一个模板，字段只用编号、事项、状态、时间、备注这几样',
      ])
    })
  })
  it('a key file that is missing or no key is refused', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'key-'))
    const file = path.join(folder, 'private.key')
    expect(inspectKey({ ...SETTINGS, privateKeyPath: file })[0]).toContain('小程序代码上传')
    writeFileSync(file, 'a password')
    expect(inspectKey({ ...SETTINGS, privateKeyPath: file })[0]).toContain('不是密钥文件')
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    writeFileSync(file, privateKey.export({ type: 'pkcs1', format: 'pem' }))
    expect(inspectKey({ ...SETTINGS, privateKeyPath: file })).toEqual([])
  })
  it('a sample appid, DevTools’ tourist and the sample environment are refused', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'sample-')), 'deploy.json')
    for (const appid of ['touristappid', 'wx0000000000000000']) {
      writeFileSync(file, JSON.stringify({ ...SETTINGS, appid, envId: 'your-env-1a2b3c' }))
      expect(readSettings(file).faults).toEqual([
        expect.stringContaining('appid'),
        expect.stringContaining('envId 还是样例里的'),
      ])
    }
  })
  it('settings that are missing or not JSON are told as a sentence, never thrown', () => {
    expect(readSettings('/nowhere/deploy.json').faults[0]).toContain('复制成 deploy.json')
    const bad = path.join(mkdtempSync(path.join(tmpdir(), 'bad-')), 'deploy.json')
    writeFileSync(bad, '{')
    expect(readSettings(bad).faults[0]).toContain('不是 JSON')
  })
})
