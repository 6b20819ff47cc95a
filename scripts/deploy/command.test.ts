import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import { TEMPLATES } from '../../cloudfunctions/_notices/templates'
import { type ControlPlane, openControlPlane } from '../../local/control'
import { ACCOUNT, ENV } from './testing'

const ROOT = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'command-'))
let plane: ControlPlane
let child: ChildProcess | null = null
let killAt: string | null = null
let fillIn: (state: 'trial' | 'formal') => void
/** Everything that any run said. */
const heard: string[] = []

beforeAll(async () => {
  plane = await openControlPlane({
    dataDir: path.join(folder, 'cloud'),
    envId: ENV,
    account: ACCOUNT,
    lag: 0,
    fate: ({ action }) => {
      if (action !== killAt) return 'answer'
      killAt = null
      child?.kill('SIGKILL')
      return 'cutAfter'
    },
  })
  writeFileSync(path.join(folder, 'ca.pem'), plane.cert)
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  writeFileSync(path.join(folder, 'private.key'), privateKey)
  const templates = Object.fromEntries(
    Object.keys(TEMPLATES).map((name, i) => [
      name,
      { id: String(i).padStart(43, 't'), text: '事项{{thing1.DATA}}' },
    ]),
  )
  const settings = {
    appid: 'wx0123456789abcdef',
    envId: ENV,
    privateKeyPath: path.join(folder, 'private.key'),
    version: '1.0.0',
    secretsPath: path.join(folder, 'secrets.json'),
    templates,
  }
  fillIn = state => writeFileSync(path.join(folder, 'deploy.json'), JSON.stringify({ ...settings, state }))
  fillIn('trial')
})
afterAll(() => plane.close())

interface Ran {
  code: number | null
  said: string
}
const KEY = { TENCENTCLOUD_SECRETID: ACCOUNT.secretId, TENCENTCLOUD_SECRETKEY: ACCOUNT.secretKey }
const command = (...args: string[]): Promise<Ran> => ran(KEY, args)
const withoutAccount = (...args: string[]): Promise<Ran> => ran({}, args)

/** The command as a clerk runs it, behind the proxy of the office. */
function ran(account: Record<string, string>, args: string[]): Promise<Ran> {
  const settings = path.join(folder, 'deploy.json')
  const started = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/deploy.ts', '--settings', settings, '--without-phone', ...args],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        ...account,
        https_proxy: plane.proxy,
        NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'),
      },
    },
  )
  child = started
  const chunks: Buffer[] = []
  started.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  started.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise(done =>
    started.on('close', code => {
      const said = Buffer.concat(chunks).toString('utf8')
      heard.push(said)
      done({ code, said })
    }),
  )
}

describe('npm run deploy', () => {
  it('asks before it does anything; where nobody can answer it says how', async () => {
    const { code, said } = await command()
    expect([code, plane.asked]).toEqual([1, []])
    expect(said).toContain('加上 --yes')
  })

  it('without an account looks at this machine alone, and says where to get a key for anything more', async () => {
    const { code, said } = await withoutAccount('--dry-run')
    expect(said).toContain('✓ 这台电脑上能查的都查过了，没有毛病。什么都没有上传。')
    expect(code).toBe(0)
    const plan = await withoutAccount('--plan')
    expect([plan.code, plan.said.includes('没有云账号的密钥'), plan.said.includes('capi')]).toEqual([
      1,
      true,
      true,
    ])
    expect(plane.asked).toEqual([])
  })

  it('killed before the functions, and again between them, the third run has the whole product up', async () => {
    killAt = 'ModifyResourcePermission'
    expect((await command('--yes')).code).toBe(null)
    const keys = readFileSync(path.join(folder, 'secrets.json'), 'utf8')
    killAt = 'CreateFunction'
    expect((await command('--yes')).code).toBe(null)
    const { code, said } = await command('--yes')
    expect(said).toContain('✓ 都做好了')
    expect(code).toBe(0)
    const { state } = plane
    expect(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).toBe(keys)
    expect(Object.keys(state.collections).sort()).toEqual(Object.keys(INDEXES).sort())
    for (const [name, indexes] of Object.entries(INDEXES)) {
      expect(state.collections[name]?.permission.acl).toBe('ADMINONLY')
      expect(state.collections[name]?.indexes.map(one => one.name).sort()).toEqual(
        indexes.map(one => one.name).sort(),
      )
    }
    expect(
      Object.entries(state.functions).map(([name, one]) => [
        name,
        one.runtime,
        one.timeout,
        one.memory,
        one.triggers.length,
      ]),
    ).toEqual([
      ['api', 'Nodejs20.19', 20, 256, 0],
      ['jobs', 'Nodejs20.19', 60, 512, 1],
      ['hooks', 'Nodejs20.19', 20, 256, 0],
      ['admin', 'Nodejs20.19', 60, 1024, 0],
      ['spreadsheets', 'Nodejs20.19', 60, 1024, 0],
    ])
  })

  it('then there is nothing left to do, and the account sees everything right', async () => {
    expect((await command('--yes')).said).toContain('没有要做的')
    const { code, said } = await command('--verify')
    expect(said).not.toContain('✗')
    expect(said).toContain('✓ 本月用量（账号看的）：0 次，套餐 200000 次')
    expect(code).toBe(0)
  })

  it('what a message opens follows deploy.json, in every function', async () => {
    const states = () => Object.values(plane.state.functions).map(one => one.variables.MINIPROGRAM_STATE)
    expect(states()).toEqual(['trial', 'trial', 'trial', 'trial', 'trial'])
    fillIn('formal')
    expect((await command('--yes')).said).toContain('环境变量 MINIPROGRAM_STATE 换成新的')
    expect(states()).toEqual(['formal', 'formal', 'formal', 'formal', 'formal'])
  })

  it('no key was ever printed', () => {
    const { codeKey, fieldKeys } = JSON.parse(readFileSync(path.join(folder, 'secrets.json'), 'utf8')) as {
      codeKey: string
      fieldKeys: string[]
    }
    expect(heard.length).toBeGreaterThan(5)
    for (const key of [codeKey, ...fieldKeys, ACCOUNT.secretKey]) expect(heard.join('\n')).not.toContain(key)
  })
})
