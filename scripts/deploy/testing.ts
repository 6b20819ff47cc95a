/** A small county for the tests of the deploy: three collections and two functions, through the real official library. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { type ControlOptions, type ControlPlane, openControlPlane } from '../../local/control'
import { hurryTicks, useControlPlane } from '../../local/control/testing'
import { openCloud } from './cloud/cloud'
import { type Run, runDeploy } from './run'
import type { Secrets } from './secrets'
import type { Wanted, WantedFunction } from './plan/wanted'

export const ENV = 'county-1a2b3c'
export const ACCOUNT = { secretId: 'AKIDtest', secretKey: 'key-of-the-test' }

export function functionOf(name: string, body: string, timers: string[] = []): WantedFunction {
  const files = { 'index.js': Buffer.from(body) }
  const bytes = Buffer.from(zipSync(files, { mtime: new Date(2020, 0, 1) }))
  const sha256 = createHash('sha256').update(bytes).digest()
  return {
    name,
    runtime: 'Nodejs20.19',
    handler: 'index.main',
    timeout: 20,
    memory: 256,
    zip: { bytes, sha256, files },
    triggers: timers.map(config => ({ name: 'minute', config })),
  }
}

const index = (name: string, field: string, unique = false) => ({
  name,
  unique,
  keys: [{ name: field, direction: '1' }],
})

export const smallCounty = (secrets: Secrets): Wanted => ({
  collections: [
    { name: 'people', indexes: [index('openid', 'openid', true), index('home', 'home')] },
    { name: 'entries', indexes: [index('cause', 'cause', true)] },
    { name: 'brakes', indexes: [] },
  ],
  functions: [
    functionOf('api', 'exports.main = () => "api"'),
    functionOf('jobs', 'exports.main = () => "jobs"', ['0 */5 * * * * *']),
  ],
  phonesMayCall: { api: true, jobs: false },
  storage: { read: false, write: 'resource.openid == auth.openid' },
  variables: {
    FIELD_KEYS: secrets.fieldKeys.join(','),
    CODE_KEY: secrets.codeKey,
    TEMPLATE_RESOLVED: 'template-of-the-test',
  },
})

/** One environment in the cloud and one deploying machine. */
export class Bench {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'deploy-'))
  readonly secretsPath = path.join(this.folder, 'secrets.json')
  said: string[] = []
  phones = 0
  wanted = smallCounty
  private stop: (() => void)[] = []
  private opened: ControlPlane | null = null

  get plane(): ControlPlane {
    if (!this.opened) throw new Error('open() first')
    return this.opened
  }

  async open(options: Partial<ControlOptions> = {}): Promise<ControlPlane> {
    const dataDir = path.join(this.folder, 'cloud')
    this.opened = await openControlPlane({ dataDir, envId: ENV, account: ACCOUNT, ...options })
    this.stop.push(useControlPlane(this.opened), hurryTicks())
    return this.opened
  }

  async close(): Promise<void> {
    for (const one of this.stop.reverse()) one()
    this.stop = []
    await this.opened?.close()
    this.opened = null
  }

  async deploy(changes: Partial<Run> = {}): Promise<number> {
    this.said = []
    const cloud = await openCloud(ACCOUNT, ENV, { wait: async () => undefined })
    return runDeploy({
      cloud,
      envId: ENV,
      secretsPath: this.secretsPath,
      wantedFrom: secrets => this.wanted(secrets),
      phone: {
        words: '小程序 1.0.0：上传',
        upload: async () => {
          this.phones += 1
        },
      },
      say: line => this.said.push(line),
      confirm: async () => true,
      mode: 'apply',
      ...changes,
    })
  }

  get words(): string {
    return this.said.join('\n')
  }
}
