import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { phoneFor, type Ci } from './phone'
import { inspectStaged, stagePhone } from './phone-package'
import type { Settings } from '../settings'

const SETTINGS: Settings = {
  appid: 'wx0123456789abcdef',
  envId: 'county-1a2b3c',
  privateKeyPath: 'private.key',
  version: '1.2.3',
  state: 'trial',
  callsPerMonth: 200_000,
  templates: {},
}
const HERE = path.resolve(import.meta.dirname, '../../..')

/** A project with the product's own project.config.json and environment.ts, and little else. */
function project(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'project-'))
  mkdirSync(path.join(root, 'miniprogram/api'), { recursive: true })
  mkdirSync(path.join(root, 'dist/cloudfunctions/api'), { recursive: true })
  for (const file of ['project.config.json', 'miniprogram/environment.ts', 'miniprogram/app.json'])
    cpSync(path.join(HERE, file), path.join(root, file))
  writeFileSync(path.join(root, 'miniprogram/api/taps.test.ts'), '')
  writeFileSync(
    path.join(root, 'miniprogram/app.wxss'),
    ".a { margin: -24rpx 0 .5rpx; width: calc(100% - 0rpx); background: url('12rpx.png'); } .b::after { content: '3rpx'; }",
  )
  writeFileSync(path.join(root, 'dist/cloudfunctions/api/index.js'), 'exports.main = 1')
  return root
}

let root: string
let staged: string
beforeEach(() => {
  root = project()
  staged = stagePhone(root, SETTINGS)
})
const read = (file: string): string => readFileSync(path.join(staged, file), 'utf8')

describe('the package for WeChat', () => {
  it('carries the county’s environment and appid, and leaves the tracked files alone', () => {
    expect(read('miniprogram/environment.ts')).toContain("export const ENVIRONMENT = 'county-1a2b3c'")
    expect(JSON.parse(read('project.config.json'))).toMatchObject({
      appid: 'wx0123456789abcdef',
      miniprogramRoot: 'miniprogram/',
      cloudfunctionRoot: 'cloudfunctions/',
    })
    expect(read('cloudfunctions/api/index.js')).toBe('exports.main = 1')
    expect(() => read('miniprogram/api/taps.test.ts')).toThrow()
    expect(readFileSync(path.join(root, 'miniprogram/environment.ts'), 'utf8')).toContain("= 'local'")
    expect(readFileSync(path.join(root, 'project.config.json'), 'utf8')).toContain('touristappid')
  })

  it('says every rpx by the unit that stops growing on a computer', () => {
    expect(read('miniprogram/app.wxss')).toBe(
      ".a { margin: calc(var(--u) * -24) 0 calc(var(--u) * .5); width: calc(100% - 0px); background: url('12rpx.png'); } .b::after { content: '3rpx'; }",
    )
    expect(readFileSync(path.join(HERE, 'miniprogram/styles/tokens.wxss'), 'utf8')).toContain(
      'page { --u: calc(100vw / 750); }',
    )
  })

  it('is refused when phone and functions would talk to two environments', () => {
    expect(inspectStaged(staged, SETTINGS)).toEqual([])
    expect(inspectStaged(staged, { ...SETTINGS, envId: 'another-env' })).toEqual([
      '手机会连环境 county-1a2b3c，云函数在 another-env，不能上传',
    ])
    expect(inspectStaged(staged, { ...SETTINGS, appid: 'wxfedcba9876543210' })[0]).toContain('不能上传')
  })
})

describe('its upload', () => {
  it('hands miniprogram-ci what its documentation asks for, and the same package goes up once', async () => {
    const seen: object[] = []
    const ci: Ci = {
      Project: class {
        constructor(options: object) {
          seen.push(options)
        }
      },
      async upload(options) {
        seen.push(options)
      },
    }
    const record = path.join(root, '.cache/uploaded.json')
    const phone = () => phoneFor(SETTINGS, staged, record, async () => ci)
    expect(phone().words).toBe('小程序 1.2.3：编译、上传成开发版本')
    await phone().upload()
    expect(seen[0]).toEqual({
      appid: 'wx0123456789abcdef',
      type: 'miniProgram',
      projectPath: staged,
      privateKeyPath: path.resolve('private.key'),
      ignores: ['node_modules/**/*'],
    })
    expect(seen[1]).toMatchObject({ version: '1.2.3', desc: 'v1.2.3', setting: { es6: true, minify: true } })
    expect(phone().words).toBe(null)
    writeFileSync(path.join(staged, 'miniprogram/environment.ts'), 'changed')
    expect(phone().words).not.toBe(null)
  })

  it('that fails is not written down as done', async () => {
    const ci: Ci = { Project: class {}, upload: async () => Promise.reject(new Error('no network')) }
    const record = path.join(root, '.cache/uploaded.json')
    const phone = phoneFor(SETTINGS, staged, record, async () => ci)
    await expect(phone.upload()).rejects.toThrow('no network')
    expect(phoneFor(SETTINGS, staged, record, async () => ci).words).not.toBe(null)
  })
})
