/** `npm run deploy`: from a blank account to a running environment, and every time after that (docs/deploy.md). */
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { buildFunctions, setUp } from './build'
import { compilePackage } from './check/steps/package'
import { accountFrom, NO_ACCOUNT } from './deploy/cloud/account'
import { type Cloud, openCloud } from './deploy/cloud/cloud'
import { endDemo, startDemo } from './deploy/demo'
import { explain } from './deploy/explain'
import {
  inspectFunctions,
  inspectIndexes,
  inspectKey,
  inspectPermissions,
  inspectSizes,
  inspectTemplates,
} from './deploy/plan/inspect'
import { type Options, readOptions } from './deploy/options'
import { writeSettingsFiles } from './deploy/phone/settings-files'
import { phoneFor } from './deploy/phone/phone'
import { inspectStaged, stagePhone } from './deploy/phone/phone-package'
import { type Phone, runDeploy } from './deploy/run'
import { newSecrets, readSecrets, type Secrets } from './deploy/secrets'
import { readSettings, type Settings } from './deploy/settings'
import { printed, verify } from './deploy/verify'
import { listedIn, withListed } from './deploy/plan/account-templates'
import { functionsIn, type Wanted, type WantedFunction, wantedFrom } from './deploy/plan/wanted'

const root = path.resolve(import.meta.dirname, '..')
const at = (...parts: string[]): string => path.join(root, ...parts)
const say = (line: string): void => console.log(line)
const NO_PHONE: Phone = { words: null, upload: async () => undefined }

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), at('deploy.json'))
  if (typeof options === 'string') return fail(options)
  const { settings: given, faults } = readSettings(options.settings)
  const settings = given && (await withTemplates(given, options, faults))
  if (options.mode === 'demoStart' || options.mode === 'demoEnd')
    return settings ? demonstrated(options.mode, settings) : fail(faults)
  say('正在编译……')
  const dist = await buildFunctions()
  faults.push(...inspectFunctions(dist), ...inspectPermissions(dist), ...inspectIndexes())
  for (const file of writeSettingsFiles(at('dist/deploy'), dist, settings))
    say(`写好  ${path.relative(root, file)}`)
  if (!settings) return fail(faults)
  faults.push(...inspectTemplates(settings))
  const ofCloud = await cloudFaults(dist, settings, faults)
  if (options.mode === 'verify') return verified(settings, dist, ofCloud)
  const staged = options.withoutPhone ? null : await stagedPhone(settings, faults)
  if (faults.length > 0) return fail(faults)
  if (options.mode === 'dryRun') {
    say(`\n✓ 这台电脑上能查的都查过了，没有毛病。什么都没有上传。`)
    return 0
  }
  return deployed(options, settings, dist, staged)
}

/** Fields as the account has them; without an account, or where it cannot tell, as they were pasted. */
async function withTemplates(given: Settings, options: Options, faults: string[]): Promise<Settings> {
  const { mode } = options
  if (nobodyAnswers(options) || mode === 'dryRun' || mode === 'demoStart' || mode === 'demoEnd') return given
  const cloud = await account(given)
  if (cloud === null) return given
  const { templates, notes, faults: wrong } = withListed(given.templates, await listedIn(cloud))
  for (const note of notes) say(note)
  faults.push(...wrong)
  return { ...given, templates }
}

async function cloudFaults(dist: string, settings: Settings, faults: string[]): Promise<string[]> {
  if (faults.length > 0) return faults
  faults.push(...inspectSizes(wantedIn(dist, settings, newSecrets(settings.envId))))
  return faults
}

/** The phone's package with this county's environment in it, compiled once so that no fault waits until the end. */
async function stagedPhone(settings: Settings, faults: string[]): Promise<string> {
  faults.push(...inspectKey(settings))
  setUp()
  const staged = stagePhone(root, settings)
  faults.push(...inspectStaged(staged, settings))
  const compiled = await compilePackage(staged)
  if (Array.isArray(compiled)) faults.push(...compiled.map(fault => `小程序：${fault}`))
  else compiled.close()
  return staged
}

let packed: WantedFunction[] | undefined
const wantedIn = (dist: string, settings: Settings, secrets: Secrets): Wanted =>
  wantedFrom(dist, (packed ??= functionsIn(dist)), settings, secrets)

const secretsPathOf = (settings: Settings): string =>
  path.resolve(root, settings.secretsPath ?? `secrets.${settings.envId}.json`)

async function account(settings: Settings): Promise<Cloud | null> {
  const key = accountFrom()
  return key ? openCloud(key, settings.envId) : null
}

async function deployed(
  { mode, yes, newFieldKey }: Options,
  settings: Settings,
  dist: string,
  staged: string | null,
): Promise<number> {
  const cloud = await account(settings)
  if (!cloud) return fail(NO_ACCOUNT)
  if (nobodyAnswers({ mode, yes })) return fail('这里没有人可以回答。确定要做的话，加上 --yes。')
  return runDeploy({
    cloud,
    envId: settings.envId,
    secretsPath: secretsPathOf(settings),
    wantedFrom: secrets => wantedIn(dist, settings, secrets),
    phone: staged ? phoneFor(settings, staged, at('.cache', `uploaded.${settings.envId}.json`)) : NO_PHONE,
    say,
    confirm: async () => yes || (await asked()),
    mode: mode === 'plan' ? 'plan' : 'apply',
    newFieldKey,
  })
}

const nobodyAnswers = ({ mode, yes }: Pick<Options, 'mode' | 'yes'>): boolean =>
  mode === 'apply' && !yes && !process.stdin.isTTY

async function asked(): Promise<boolean> {
  const line = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^(y|yes|是)$/i.test((await line.question('\n就这样做吗？输入 是 继续，别的都算不做：')).trim())
  } finally {
    line.close()
  }
}

async function verified(settings: Settings, dist: string, faults: string[]): Promise<number> {
  if (faults.length > 0) return fail(faults)
  const cloud = await account(settings)
  if (!cloud) return fail(NO_ACCOUNT)
  const kept = readSecrets(secretsPathOf(settings), settings.envId)
  if (kept && 'fault' in kept) return fail([kept.fault])
  const wanted = wantedIn(dist, settings, kept ?? newSecrets(settings.envId))
  if (!kept) for (const key of KEYS) delete wanted.variables[key]
  const { callsPerMonth } = settings
  const lines = await verify({
    cloud,
    wanted,
    hasSecrets: kept !== null,
    uploadKeyFaults: inspectKey(settings),
    callsPerMonth,
    now: Date.now(),
  })
  say(`\n${printed(lines)}`)
  return lines.some(line => line.mark === 'wrong') ? 1 : 0
}
const KEYS = ['FIELD_KEYS', 'CODE_KEY', 'KEY_CHECK']

/** Needs the keys of this environment: the codes are kept in the cloud as their hashes. */
async function demonstrated(mode: 'demoStart' | 'demoEnd', settings: Settings): Promise<number> {
  const secrets = readSecrets(secretsPathOf(settings), settings.envId)
  if (!secrets) return fail(`这台电脑上没有密钥文件 ${secretsPathOf(settings)}。请用部署过的那台电脑做。`)
  if ('fault' in secrets) return fail([secrets.fault])
  const cloud = await account(settings)
  if (!cloud) return fail(NO_ACCOUNT)
  const file = at(`demo.${settings.envId}.json`)
  const demo = { cloud, secrets, file, say, now: Date.now() }
  return mode === 'demoStart' ? startDemo(demo) : endDemo(demo)
}

function fail(faults: string | string[]): number {
  if (typeof faults === 'string') console.error(`\n${faults}`)
  else {
    for (const fault of faults) console.error(`✗ ${fault}`)
    console.error(`\n有 ${faults.length} 处要先改好。什么都没有上传。`)
  }
  return 1
}

main().then(
  code => process.exit(code),
  (thrown: unknown) => process.exit(fail(explain(thrown))),
)
