import { mkdirSync } from 'node:fs'
import type http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Clock } from './time/clock'
import { CloudIds } from './cloud-ids'
import type { Environment, Runs } from './environment'
import { CallError } from './errors'
import { Faults } from './faults'
import { Files } from './files'
import { answerPort, createGateway } from './gateway'
import { readDeployed, readPermissions } from './host/deployed'
import { Host } from './host/host'
import { lockFolder } from './lock'
import { Memory } from './memory'
import { readRules } from './endpoints/rules'
import { type CloudOptions, DEFAULTS, functionEnvironment, type Habits } from './options'
import { Pushes } from './pushes'
import { Quota } from './quota'
import { Sequence } from './sequence'
import { Store } from './store/store'
import { Timers } from './time/timers'

const HOST = '127.0.0.1'
/** What functions whose calls go over their port take for the cloud's address; nothing goes out to it. */
const PORT = 'http://port.invalid'

export interface Assembled {
  environment: Environment
  close(): Promise<void>
}

/** Puts an environment together and opens its port; what was opened is closed again when something on the way fails. */
export async function assemble(options: CloudOptions): Promise<Assembled> {
  const opened: (() => unknown)[] = []
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end()
  }
  try {
    return { environment: await open(options, opened), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function open(options: CloudOptions, opened: (() => unknown)[]): Promise<Environment> {
  const { dataDir, functionsDir, envId = DEFAULTS.envId, appid = DEFAULTS.appid } = options
  const functions = readDeployed(functionsDir)
  const habits = { ...DEFAULTS.habits, ...options.habits }
  mkdirSync(dataDir, { recursive: true })
  opened.push(lockFolder(dataDir))
  const clock = new Clock()
  const store = new Store(path.join(dataDir, 'cloud.db'), {
    now: clock.now,
    durability: options.durability,
    transactionMs: options.transactionMs,
  })
  opened.push(() => store.close())
  const memory = new Memory(store.database)
  clock.offsetMs = Number(memory.setting('clockOffsetMs', () => '0'))
  const faults = new Faults()
  faults.latencyMs = options.latencyMs ?? 0

  const counts = new Map<string, number>()
  const variables: Record<string, string> = {}
  const host = new Host(
    functions,
    clock,
    variables,
    options.instances ?? DEFAULTS.instances,
    options.keepCompiled !== false,
    invocation => {
      const action = 'functions.invokeFunction'
      counts.set(action, (counts.get(action) ?? 0) + 1)
      faults.begins(invocation)
    },
    habits,
    options.handOnThreads === true,
  )
  const runs = runsOf(host, clock, appid, habits)

  const environment: Environment = {
    envId,
    appid,
    url: '',
    store,
    clock,
    memory,
    files: new Files(path.join(dataDir, 'files'), memory, `${envId}.6c6f-${envId}`, clock.now),
    cloudIds: new CloudIds(appid, clock.now),
    faults,
    functions,
    host,
    pushes: new Pushes(memory, clock, runs.push, options.mediaCheckMs ?? DEFAULTS.mediaCheckMs),
    timers: new Timers(functions, clock, runs.trigger, options.runsPerJump),
    runs,
    words: options.words ?? DEFAULTS.words,
    templates: options.templates ?? [],
    phoneMayCall: options.phoneMayCall ?? readPermissions(functionsDir),
    openapiKnown: new Set(options.openapiKnown ? functions.keys() : []),
    lastSeen: new Map(),
    rules: readRules(functionsDir),
    quota: new Quota(options.plan ?? {}, clock),
    counts,
    sequence: new Sequence(),
  }
  const server = createGateway(environment)
  environment.url = `http://${HOST}:${await listen(server, options.port)}`
  opened.push(
    () => closeServer(server),
    () => host.close(),
    () => environment.pushes.close(),
    () => environment.timers.close(),
    () => faults.clear(),
  )
  const url = options.wire === 'port' ? PORT : environment.url
  Object.assign(variables, functionEnvironment({ envId, url }), options.env)
  if (options.wire === 'port')
    host.port = { address: `${url}/admin`, answer: ask => answerPort(environment, ask) }
  environment.pushes.start()
  if (options.timers) environment.timers.start()
  return environment
}

function runsOf(host: Host, clock: Clock, appid: string, { timer: asTimer }: Habits): Runs {
  const run = async (fn: string, event: object, source: string, timer = false): Promise<unknown> => {
    const outcome = await host.invoke(fn, JSON.stringify(event), { source, appid, timer })
    if ('code' in outcome) throw new CallError(outcome.code, -1, outcome.message)
    return JSON.parse(outcome.result) as unknown
  }
  return {
    push: (fn, event) => run(fn, event, 'wx_trigger'),
    console: (fn, event, source = '') => run(fn, event, source),
    trigger: (fn, name) =>
      run(
        fn,
        { Type: 'Timer', TriggerName: name, Time: new Date(clock.now()).toISOString() },
        asTimer.source,
        asTimer.triggerSrc,
      ),
  }
}

async function listen(server: http.Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, HOST, resolve))
  return (server.address() as AddressInfo).port
}

async function closeServer(server: http.Server): Promise<void> {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
}
