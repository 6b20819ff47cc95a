/** A thread that goes on in the next cloud is at rest, a day older, and knows nothing of the one before. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CloudOptions, type LocalCloud, startLocalCloud } from '../index'

/** Says in which thread it runs, how long that has lived and who calls; leaves behind what it is told to. */
const PROBE = `const http = require('node:http')
const { threadId } = require('node:worker_threads')
const begin = () => http.request(JSON.parse(process.env.TCB_CONTEXT_CNFG).URL, { method: 'POST' }, () => {})
exports.main = async ({ leaves }) => {
  if (leaves === 'a timer') setTimeout(() => {}, 600_000)
  const first = begin()
  if (leaves !== 'a call') first.on('error', () => {}).destroy()
  return {
    threadId,
    lived: performance.now(),
    now: Date.now(),
    caller: process.env.WX_OPENID,
    color: process.env.COLOR,
    isFirstCall: !first.reusedSocket,
  }
}`
const HOUR = 3_600_000
const NEXT_YEAR = Date.UTC(2030, 0, 1)

interface Told {
  threadId: number
  lived: number
  now: number
  caller?: string
  color?: string
  isFirstCall: boolean
}

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'threads-'))
  for (const name of ['one', 'other']) {
    mkdirSync(path.join(dir, 'functions', name), { recursive: true })
    writeFileSync(path.join(dir, 'functions', name, 'index.js'), `${PROBE}\n// ${dir} ${name}`)
    writeFileSync(path.join(dir, 'functions', name, 'config.json'), '{ "runtime": "Nodejs20.19" }')
  }
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** What the function answers in a cloud of its own, which is closed again. */
async function inACloud<T>(
  work: (call: (data?: object, fn?: string) => Promise<Told>, cloud: LocalCloud) => Promise<T>,
  options: Partial<CloudOptions> = {},
): Promise<T> {
  const cloud = await startLocalCloud({
    port: 0,
    dataDir: mkdtempSync(path.join(dir, 'data-')),
    functionsDir: path.join(dir, 'functions'),
    phoneMayCall: () => true,
    durability: 'none',
    wire: 'port',
    handOnThreads: true,
    instances: 2,
    ...options,
  })
  try {
    return await work((data = {}, fn = 'one') => cloud.callAs('o_one', fn, data) as Promise<Told>, cloud)
  } finally {
    await cloud.close()
  }
}
const once = (options?: Partial<CloudOptions>) => inACloud(call => call(), options)

it('goes on: a day older, by the clock of the new cloud, its first call a first one again', async () => {
  const before = await once()
  const after = await inACloud(async (call, cloud) => {
    await cloud.setClock(NEXT_YEAR)
    return call()
  })
  expect(after.threadId).toBe(before.threadId)
  expect(after.lived - before.lived).toBeGreaterThan(24 * HOUR)
  expect(after.now).toBeGreaterThanOrEqual(NEXT_YEAR)
  expect([before.isFirstCall, after.isFirstCall]).toEqual([true, true])
})

it('knows nothing of who called it before', async () => {
  const before = await once()
  expect(before.caller).toBe('o_one')
  const after = await inACloud((_, cloud) => cloud.console('one', {}) as Promise<Told>)
  expect(after.threadId).toBe(before.threadId)
  expect(after.caller).toBeUndefined()
})

it.each(['a timer', 'a call'])('is ended where it leaves %s behind', async leaves => {
  const before = await inACloud(call => call({ leaves }))
  expect((await once()).threadId).not.toBe(before.threadId)
})

it('does not go on where something else is asked for', async () => {
  const before = await once()
  const other = await inACloud(call => call({}, 'other'))
  const red = await once({ env: { COLOR: 'red' } })
  const own = await once({ handOnThreads: false })
  const overSocket = await once({ wire: 'socket' })
  const again = await once()
  expect(red.color).toBe('red')
  const ids = [before, other, red, own, overSocket].map(one => one.threadId)
  expect(new Set(ids).size).toBe(5)
  expect([again.threadId, again.color]).toEqual([before.threadId, undefined])
})

it('does not go on as another bundle of the same name', async () => {
  const before = await once()
  writeFileSync(path.join(dir, 'functions/one/index.js'), `${PROBE}\n// mended`)
  expect((await once()).threadId).not.toBe(before.threadId)
})

it('does not go on as a bundle that was built while it ran', async () => {
  const before = await inACloud(async call => {
    const told = await call()
    writeFileSync(path.join(dir, 'functions/one/index.js'), `${PROBE}\n// built again`)
    return told
  })
  expect((await once()).threadId).not.toBe(before.threadId)
})

it('serves one cloud at a time', async () => {
  const before = await once()
  const [inner, outer] = await inACloud(async call => {
    const mine = await call()
    return [await once(), mine]
  })
  expect(outer.threadId).toBe(before.threadId)
  expect(inner.threadId).not.toBe(before.threadId)
})
