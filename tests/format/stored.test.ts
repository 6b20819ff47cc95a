/** What every earlier version stored is read, whole by its hashes, and worked on by the functions of today. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { INDEXES } from '../../cloudfunctions/_documents/indexes'
import type { Collection } from '../../cloudfunctions/_documents'
import { VERSION } from '../../cloudfunctions/_documents/versions'
import { startLocalCloud, type LocalCloud } from '../../local/cloud'
import { monthKey } from '../../miniprogram/core/clock'
import { buildFunctions } from '../../scripts/build'
import { verifyPath } from '../../scripts/verify'
import { KEYS } from '../functions/seeded'
import { FORMAT, formats, NOW, storedBy } from './stored'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

it('is kept for every version up to this one', () => {
  expect(formats()).toEqual(Array.from({ length: FORMAT }, (_, i) => i + 1))
})

describe.each(formats())('what version %i stored', format => {
  const lines = storedBy(format)
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
    await cloud.setClock(NOW)
  })
  afterAll(async () => {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const ask = (who: string, route: string, data: object) =>
    cloud.callAs(`o_${who}`, 'api', { route, contract: 1, data }) as Promise<{ ok: boolean; data: object }>

  it('knows no collection that is not there any more', () => {
    expect(lines.map(([collection]) => collection).filter(name => !Object.hasOwn(VERSION, name))).toEqual([])
  })

  it('is whole: orders, points, shelves and seals', async () => {
    const { findings, matters, entries } = await verifyPath(dataDir)
    expect(findings).toEqual([])
    expect([matters.ticket, entries]).toEqual([5, 219])
  })

  it.each([
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

  it('has orders that open and go on', async () => {
    const { data } = await ask('hexiaowen', 'ticket.list', { list: 'open' })
    const [first] = (data as { items: { id: string }[] }).items
    expect(await ask('hexiaowen', 'ticket.open', { ticketId: first?.id })).toMatchObject({ ok: true })
  })
})

function grouped<T extends [Collection, object]>(lines: readonly T[]): Map<Collection, T[]> {
  const groups = new Map<Collection, T[]>()
  for (const line of lines) groups.set(line[0], [...(groups.get(line[0]) ?? []), line])
  return groups
}
