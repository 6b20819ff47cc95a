// Closing while a timer's function runs: it is waited for, but not for ever, and nobody sees a stack trace.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Clock } from './time/clock'
import { readDeployed } from './host/deployed'
import { type LocalCloud, startLocalCloud } from './index'
import { Timers } from './time/timers'

let dir: string
const at = (name: string) => path.join(dir, name)
const begun = () => readdirSync(dir).filter(name => name.startsWith('began')).length

/** Fired every second: leaves a mark when it begins, and another when it ends, which it does once there is `go`. */
const PATIENT = `const fs = require('node:fs'), path = require('node:path')
exports.main = async () => {
  const dir = path.join(__dirname, '../..')
  fs.writeFileSync(path.join(dir, 'began-' + fs.readdirSync(dir).length), '')
  while (!fs.existsSync(path.join(dir, 'go'))) await new Promise(resolve => setTimeout(resolve, 5))
  fs.writeFileSync(path.join(dir, 'ended'), '')
}`

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'closing-'))
  mkdirSync(at('functions/patient'), { recursive: true })
  writeFileSync(at('functions/patient/index.js'), PATIENT)
  writeFileSync(
    at('functions/patient/config.json'),
    JSON.stringify({
      runtime: 'Nodejs20.19',
      timeout: 20,
      triggers: [{ name: 'second', type: 'timer', config: '* * * * * * *' }],
    }),
  )
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(dir, { recursive: true, force: true })
})

const open = (): Promise<LocalCloud> =>
  startLocalCloud({ port: 0, dataDir: at('data'), functionsDir: at('functions'), timers: true, instances: 1 })
const aRunBegins = () =>
  vi.waitFor(() => expect(begun()).toBeGreaterThan(0), { timeout: 20_000, interval: 5 })

it('waits for the run that has begun', async () => {
  const complained = vi.spyOn(console, 'error')
  const cloud = await open()
  await aRunBegins()
  const closing = cloud.close()
  writeFileSync(at('go'), '')
  await closing
  expect(existsSync(at('ended'))).toBe(true)
  expect(complained).not.toHaveBeenCalled()
})

it('cuts off a run that takes long, without a trace', async () => {
  const complained = vi.spyOn(console, 'error')
  const cloud = await open()
  await aRunBegins()
  await cloud.close()
  expect(existsSync(at('ended'))).toBe(false)
  expect(complained).not.toHaveBeenCalled()
})

it('stops a pushed clock on its way: no further run begins', async () => {
  const ends: (() => void)[] = []
  const clock = new Clock()
  const timers = new Timers(
    readDeployed(at('functions')),
    clock,
    () => new Promise<void>(resolve => ends.push(resolve)),
  )
  timers.start()
  const pushed = timers.travel(() => clock.now() + 3_600_000)
  await vi.waitFor(() => expect(ends).toHaveLength(1))
  const closing = timers.close()
  ends[0]?.()
  await Promise.all([pushed, closing])
  expect(ends).toHaveLength(1)
})
