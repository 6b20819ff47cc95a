/** What every earlier version stored is read, whole by its hashes, and worked on by the functions of today. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import type { Collection } from '../../cloudfunctions/_documents'
import { VERSION } from '../../cloudfunctions/_documents/versions'
import { startLocalCloud, type LocalCloud } from '../../local/cloud'
import { days, monthKey } from '../../miniprogram/core/clock'
import { buildFunctions } from '../../scripts/build'
import { verifyPath } from '../../scripts/verify'
import { KEYS, START } from '../functions/seeded'
import { FORMAT, formats, NOW, PROMISED, sha256Of, storedBy, type Kept } from './stored'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

it.each(Object.entries(PROMISED))('%s lies there as it was promised', (name, sha256) => {
  expect(sha256Of(name)).toBe(sha256)
})

/** By contract: what phones of it were seen to ask when it was promised. */
const ASKED = Object.keys(PROMISED).filter(name => name.startsWith('asked/'))
type Requests = Record<string, { route: string; data: object; contract: number }[]>
const requestsIn = (file: string): Requests =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8')) as Requests

it.each(ASKED)('%s is still asked by every run (tests/functions/recorded.test.ts)', name => {
  const today = requestsIn(`../functions/recorded/contract-${path.basename(name)}`)
  const lines = (all: Requests) =>
    Object.values(all).flatMap(requests => requests.map(one => JSON.stringify(one)))
  const known = new Set(lines(today))
  expect(lines(requestsIn(name)).filter(one => !known.has(one))).toEqual([])
})

it('is kept for every version up to this one', () => {
  expect(formats()).toEqual(Array.from({ length: FORMAT }, (_, i) => i + 1))
})

/** Opens what was stored, on a clock of its time, with the functions of today. */
function opened(format: number, kept: Kept, now: number) {
  const lines = storedBy(format, kept)
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'stored-'))
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startLocalCloud({ port: 0, dataDir, functionsDir: await buildFunctions(), env: KEYS })
    for (const [name, indexes] of Object.entries(INDEXES)) {
      cloud.store.createCollection(name)
      for (const { name: index, fields, unique } of indexes)
        cloud.store.createIndex(name, index, fields, unique === true)
    }
    for (const [collection, docs] of grouped(lines))
      cloud.store.insertMany(
        collection,
        docs.map(([, doc]) => doc),
      )
    await cloud.setClock(now)
  })
  afterAll(async () => {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const ask = (who: string, route: string, data: object) =>
    cloud.callAs(`o_${who}`, 'api', { route, contract: 1, data }) as Promise<{ ok: boolean; data: object }>
  return { lines, dataDir, ask, tick: () => cloud.trigger('jobs', 'minute') }
}

/** Each of these is answered: who, route, what. */
type Asked = [who: string, route: string, data: object]

describe.each(formats())('what version %i stored of the sample county', format => {
  const { lines, dataDir, ask } = opened(format, 'sample', NOW)

  it('knows no collection that is not there any more', () => {
    expect(lines.map(([collection]) => collection).filter(name => !Object.hasOwn(VERSION, name))).toEqual([])
  })

  it('is whole: orders, points, shelves and seals', async () => {
    const { findings, matters, entries } = await verifyPath(dataDir)
    expect(findings).toEqual([])
    expect([matters.ticket, entries]).toEqual([5, 219])
  })

  it.each<Asked>([
    ['chenyue', 'me.home', {}],
    ['chenyue', 'ticket.list', { list: 'mine' }],
    ['lichunmei', 'grid.today', {}],
    ['hexiaowen', 'desk.counters', {}],
    ['hexiaowen', 'ticket.list', { list: 'open' }],
    ['zhoudeshun', 'ticket.list', { list: 'closed' }],
    ['zhaomin', 'feedback.list', { list: 'open' }],
    ['chenyue', 'board.show', { month: monthKey(NOW) }],
    ['chenyue', 'points.home', {}],
    ['chenyue', 'shop.goods', {}],
    ['chenyue', 'honour.list', { list: 'shown' }],
  ])('opens for %s: %s %j', async (who, route, data) => {
    const reply = await ask(who, route, data)
    expect([route, reply.ok, reply]).toEqual([route, true, reply])
  })

  it('has letters that are read and go on, and is whole afterwards', async () => {
    const inbox = async () =>
      (
        (await ask('zhaomin', 'feedback.list', { list: 'open' })).data as {
          items: { id: string; text: string }[]
        }
      ).items
    const [letter, ...more] = await inbox()
    expect([letter?.text, more]).toEqual(['晒谷场那块晒单，字能不能再大一点，老人站着看费劲。', []])
    const press = { id: letter?.id, key: 'stored-letter' }
    expect(await ask('zhengjianguo', 'feedback.withdraw', press)).toMatchObject({ ok: true })
    expect(await inbox()).toEqual([])
    expect((await verifyPath(dataDir)).findings).toEqual([])
  })

  it('has orders that open and go on', async () => {
    const { data } = await ask('hexiaowen', 'ticket.list', { list: 'open' })
    const [first] = (data as { items: { id: string }[] }).items
    expect(await ask('hexiaowen', 'ticket.open', { ticketId: first?.id })).toMatchObject({ ok: true })
  })
})

describe.each(formats())('what version %i stored where its functions did everything', format => {
  // Nine days after its first order, as the tables of doors are opened.
  const { lines, dataDir, ask, tick } = opened(format, 'worked', START + days(10))
  const ids = (collection: Collection) =>
    lines.flatMap(([name, doc]) => (name === collection ? [doc._id] : []))

  it('is whole', async () => {
    const { findings, matters } = await verifyPath(dataDir)
    expect(findings).toEqual([])
    expect(matters.ticket).toBe(ids('tickets').length)
    expect(matters.ticket).toBeGreaterThan(15)
  })

  it.each<Asked>([
    ['chen', 'me.home', {}],
    ['chen', 'me.access', {}],
    ['chen', 'me.leaving', {}],
    ['chen', 'me.household', {}],
    ['chen', 'feedback.list', { list: 'mine' }],
    ['li', 'grid.today', {}],
    ['li', 'join.waiting', {}],
    ['li', 'join.letters', {}],
    ['he', 'desk.counters', {}],
    ['he', 'desk.reviews', {}],
    ['he', 'desk.notReached', {}],
    ['he', 'ticket.list', { list: 'desk' }],
    ['he', 'roster.home', {}],
    ['he', 'print.home', {}],
    ['zhao', 'county.log', {}],
    ['zhao', 'county.tree', {}],
    ['tian', 'rules.show', {}],
  ])('opens for %s: %s %j', async (who, route, data) => {
    const reply = await ask(who, route, data)
    expect([route, reply.ok, reply]).toEqual([route, true, reply])
  })

  it('has orders whose pages open, every one for its town', async () => {
    for (const ticketId of ids('tickets')) {
      const reply = await ask('zhao', 'ticket.open', { ticketId })
      expect([ticketId, reply.ok, reply]).toEqual([ticketId, true, reply])
    }
  })

  it('goes on: the timer finds its work, and all is whole afterwards', async () => {
    const reply = (await tick()) as { ok: boolean; data: Record<string, string> }
    expect(Object.entries(reply.data).filter(([, how]) => how !== 'ran')).toEqual([])
    expect((await verifyPath(dataDir)).findings).toEqual([])
  })
})

function grouped<T extends [Collection, object]>(lines: readonly T[]): Map<Collection, T[]> {
  const groups = new Map<Collection, T[]>()
  for (const line of lines) groups.set(line[0], [...(groups.get(line[0]) ?? []), line])
  return groups
}
