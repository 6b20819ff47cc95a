/** From the deploying machine to the reviewer's phone: the official library, the control plane, the functions themselves. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ControlPlane, openControlPlane } from '../../local/control'
import { useControlPlane } from '../../local/control/testing'
import { days, minutes } from '../../miniprogram/core/clock'
import type { Role } from '../../miniprogram/core/people/role'
import { type County, openCounty } from '../../tests/functions/county'
import { KEYS } from '../../tests/functions/seeded'
import { type Cloud, openCloud } from './cloud/cloud'
import { type Demo, endDemo, startDemo } from './demo'
import { ACCOUNT, ENV, functionOf } from './testing'

const folder = mkdtempSync(path.join(tmpdir(), 'demo-'))
const file = path.join(folder, 'demo.json')
const secrets = { note: '', envId: ENV, fieldKeys: [KEYS.FIELD_KEYS], codeKey: KEYS.CODE_KEY }
let county: County
let plane: ControlPlane
let cloud: Cloud
let restore: () => void
let stop: () => void
let events: string[] = []
let fate: 'answer' | 'cutBefore' | 'cutAfter' = 'answer'

beforeAll(async () => {
  county = await openCounty()
  restore = county.remember()
  plane = await openControlPlane({
    dataDir: path.join(folder, 'cloud'),
    envId: ENV,
    account: ACCOUNT,
    lag: 0,
    fate: ({ action }) => (action === 'Invoke' ? fate : 'answer'),
    invoke: (name, event) => {
      events.push(JSON.stringify(event))
      return county.cloud.console(name, event)
    },
  })
  stop = useControlPlane(plane)
  cloud = await openCloud(ACCOUNT, ENV, { wait: ms => county.cloud.advance(ms) })
  const admin = functionOf('admin', '')
  await cloud.createFunction({ ...admin, triggers: [], variables: {}, zip: admin.zip.bytes })
})
afterEach(() => {
  restore()
  rmSync(file, { force: true })
  events = []
  fate = 'answer'
})
afterAll(async () => {
  stop()
  await plane.close()
  await county.close()
})

let said: string[] = []
const run = (what: (demo: Demo) => Promise<number>): Promise<number> => {
  said = []
  return what({ cloud, secrets, file, say: line => said.push(line), now: county.cloud.now() })
}
const codes = (): Record<Role, string> =>
  (JSON.parse(readFileSync(file, 'utf8')) as { codes: Record<Role, string> }).codes
const enter = (code: string, openid = 'o_reviewer') =>
  county.as({ openid }, 'demo.enter', { code, key: `enter-${code}` })

describe('npm run deploy -- --demo-start', () => {
  it('writes a code a role into a file that only its owner reads, and each opens its role on a phone', async () => {
    expect(await run(startDemo)).toBe(0)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(Object.keys(codes())).toHaveLength(8)
    for (const code of Object.values(codes()))
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(await enter(codes().dispatcher)).toMatchObject({ ok: true, data: { name: '何晓舟（样例）' } })
    expect(await enter(codes().resident)).toMatchObject({ ok: true, data: { name: '江小满（样例）' } })
    expect(said.join('\n')).toContain(
      '8 个体验码（居民、网格员、派单员、监委会、平台办公室、店员、调解员、县管理员）',
    )
  })

  it('draws other codes each time', async () => {
    await run(startDemo)
    const first = Object.values(codes())
    await run(endDemo)
    await run(startDemo)
    expect(Object.values(codes()).filter(code => first.includes(code))).toEqual([])
  })

  it('neither says a code nor sends one', async () => {
    await run(startDemo)
    for (const code of Object.values(codes()))
      for (const seen of [...said, ...events]) {
        expect(seen).not.toContain(code)
        expect(seen).not.toContain(code.replace('-', ''))
      }
  })

  it('interrupted before the cloud heard of them goes on with the same codes', async () => {
    await run(startDemo)
    const before = readFileSync(file, 'utf8')
    restore()
    expect(county.all('demo_codes')).toEqual([])
    expect(await run(startDemo)).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(await enter(codes().admin)).toMatchObject({ ok: true })
  })

  it('on a machine without the codes says what to do, and leaves no file that opens nothing', async () => {
    await run(startDemo)
    rmSync(file)
    expect(await run(startDemo)).toBe(1)
    expect(said).toEqual(['✗ 体验县已经在了，用的是另一批体验码。要换新的，先做 demo.end。'])
    expect(existsSync(file)).toBe(false)
  })

  it('after thirty days says that they are dead', async () => {
    await run(startDemo)
    await county.cloud.advance(days(30))
    expect(await run(startDemo)).toBe(1)
    expect(said.join('\n')).toContain('到期了。请先运行 npm run deploy -- --demo-end')
  })

  it('a file of another environment, or none at all, is left alone', async () => {
    for (const text of ['{', JSON.stringify({ note: '', envId: 'other', codes: {} })]) {
      writeFileSync(file, text)
      expect(await run(startDemo)).toBe(1)
      expect(said[0]).toContain('不是这个环境的体验码文件')
      expect(readFileSync(file, 'utf8')).toBe(text)
    }
    expect(events).toEqual([])
  })

  it.each(['cutBefore', 'cutAfter'] as const)(
    'a line that breaks (%s) is said; the next run goes on',
    async cut => {
      fate = cut
      expect(await run(startDemo)).toBe(1)
      expect(said[0]).toContain('连不上腾讯云')
      const { resident } = codes()
      fate = 'answer'
      expect(await run(startDemo)).toBe(0)
      expect(codes().resident).toBe(resident)
      expect(await enter(resident)).toMatchObject({ ok: true })
    },
  )
})

describe('npm run deploy -- --demo-end', () => {
  it('goes on until nothing is left, and removes the codes', async () => {
    await run(startDemo)
    const { resident } = codes()
    await enter(resident)
    expect(await run(endDemo)).toBe(0)
    expect(said.at(-1)).toBe('✓ 体验县整个删掉了，体验码都作废了。')
    expect(existsSync(file)).toBe(false)
    expect(county.all('grids').filter(({ path: [root] }) => root === 'demo')).toEqual([])
    expect(await enter(resident, 'o_another')).toMatchObject({ code: 'DEMO_WRONG' })
  })

  it('where there is none does nothing', async () => {
    expect(await run(endDemo)).toBe(0)
    expect(county.all('grids')).toHaveLength(12)
  })

  it('begun and interrupted, goes on', async () => {
    await run(startDemo)
    await county.cloud.console('admin', { route: 'demo.end', data: {} })
    expect(await run(startDemo)).toBe(1)
    expect(said).toEqual(['✗ 上一次的体验县还没删完。先把 demo.end 做到底，再开始新的。'])
    await county.cloud.advance(minutes(1))
    expect(await run(endDemo)).toBe(0)
    expect(county.all('demo_codes')).toEqual([])
  })
})
