import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { FUNCTIONS } from '../../tests/conformance/target'
import { type CloudOptions, type LocalCloud, startLocalCloud } from '.'

let cloud: LocalCloud
let dataDir: string
async function open(options: Partial<CloudOptions>): Promise<void> {
  dataDir = mkdtempSync(path.join(tmpdir(), 'quota-'))
  const functionsDir = FUNCTIONS
  cloud = await startLocalCloud({
    port: 0,
    dataDir,
    functionsDir,
    phoneMayCall: () => true,
    openapiKnown: true,
    durability: 'none',
    ...options,
  })
}
afterEach(async () => {
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
})
const probe = (data: object = { $url: 'now' }) => cloud.callAs('o-1', 'probe', data).then(() => 'answered')
const codeOf = (call: Promise<unknown>) => call.catch((error: { code: string; errCode: number }) => error)
const post = async (at: string, body: object): Promise<unknown> =>
  (await fetch(`${cloud.url}${at}`, { method: 'POST', body: JSON.stringify(body) })).json()

it('the calls of the month are used up: refused with the code of the platform, until the next month', async () => {
  await open({ plan: { callsPerMonth: 2 } })
  await cloud.setClock(Date.UTC(2026, 10, 30, 15, 59))
  expect([await probe(), await probe()]).toEqual(['answered', 'answered'])
  expect(await codeOf(probe())).toMatchObject({ code: 'EXCEED_REQUEST_LIMIT', errCode: -501003 })
  await cloud.advance(2 * 60_000)
  expect(await probe()).toBe('answered')
})

it('too many at once are refused, not queued', async () => {
  await open({ plan: { concurrent: 1 } })
  const [one, other] = await Promise.all([codeOf(probe()), codeOf(probe())])
  expect(one).toBe('answered')
  expect(other).toMatchObject({ code: 'EXCEED_CONCURRENT_REQUEST_LIMIT', errCode: -501004 })
  expect(await probe()).toBe('answered')
})

it('a request of a phone has a hundred kilobytes and no more', async () => {
  await open({})
  expect(await probe({ $url: 'now', text: 'x'.repeat(100_000) })).toBe('answered')
  expect(await codeOf(probe({ $url: 'now', text: 'x'.repeat(103_000) }))).toMatchObject({ errCode: -501007 })
})

it('any wire action can be refused with a code, so many times', async () => {
  await open({})
  cloud.store.createCollection('items')
  cloud.faults.failAction('database.', 'SYS_ERR', 1)
  const find = () => cloud.callAs('o-1', 'probe', { $url: 'find', collection: 'items', where: {} })
  expect(await find()).toMatchObject({ error: { errCode: -501001 } })
  expect(await find()).toMatchObject({ value: { data: [] } })
})

it('a phone may not ask for templates that are none, nor for both kinds at once', async () => {
  await open({
    templates: [
      { priTmplId: 'once', content: '{{thing1.DATA}}', type: 2 },
      { priTmplId: 'twice', content: '{{thing1.DATA}}', type: 2 },
      { priTmplId: 'always', content: '{{thing1.DATA}}', type: 3 },
    ],
  })
  const ask = (...tmplIds: string[]) => post('/phone/subscribe', { tmplIds })
  expect(await ask('once', 'twice')).toEqual({ errCode: 0 })
  expect(await ask('once', 'nobody')).toEqual({ errCode: 20001 })
  expect(await ask('once', 'always')).toEqual({ errCode: 20002 })
})
