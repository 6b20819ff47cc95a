/**
 * Orders that are found among a thousand and among a million: in a village of four thousand, and in a town of twenty
 * villages. The orders are as short as an order may be: what is looked at here is the index of terms, with as many entries
 * as orders in Chinese have, and the page that is read behind it.
 */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { startLocalCloud, type LocalCloud } from '../local/cloud'
import { INDEXES } from '../cloudfunctions/_documents/indexes'
import { sealFrom, type Seal } from '../cloudfunctions/_platform/seal'
import { readingsOf, termsOfOrder } from '../miniprogram/core/ticket/lists/findable'
import { median } from './measure'
import type { Row } from './report'
import { stories } from '../local/county/stories'
import { keysOf } from '../local/start/keys'

const OF_VILLAGE = 4000
const VILLAGES_OF_TOWN = 20
const PAGE = 21
const BATCH = 5000

interface Asked {
  what: string
  node: string
  typed: string
}

const nodesOf = (i: number) => {
  const village = Math.floor(i / OF_VILLAGE)
  return { village: `v${village}`, town: `t${Math.floor(village / VILLAGES_OF_TOWN)}` }
}

/** An order of village `i / 4000`: the sample's words, with a place of its own. */
function orderAt(i: number, { termHash }: Pick<Seal, 'termHash'>) {
  const { village, town } = nodesOf(i)
  const story = stories[i % stories.length]
  const door = `${(i % 9) + 1}组 ${i % 200} 号`
  const terms = termsOfOrder({
    no: `V${village.slice(1)}26-${String(i % OF_VILLAGE).padStart(4, '0')}`,
    texts: [story?.place ?? '', story?.asked ?? ''],
    door,
    sourceNo: i % 10 === 0 ? `12345-2026-${i}` : null,
    householdId: `h${i % 20_000}`,
    name: `陈某${i % 500}`,
    phone: String(13_800_000_000 + (i % 1_000_000)),
  })
  const sortKey = `${String(1_700_000_000_000 + i * 1000).padStart(13, '0')}t${i}`
  return {
    _id: `t${i}`,
    v: 1,
    list: { sortKey, aboutStaff: false },
    found: [village, town].flatMap(node => terms.map(({ kind, term }) => termHash(node, kind, term))),
  }
}

/** The words of a village are the same again and again: each is keyed once. */
function remembering({ termHash }: Seal): Pick<Seal, 'termHash'> {
  let [of, known] = ['', new Map<string, string>()]
  return {
    termHash(node, kind, term) {
      if (kind !== 'words') return termHash(node, kind, term)
      if (node.startsWith('v') && node !== of) [of, known] = [node, new Map()]
      const key = `${node}|${term}`
      const found = known.get(key) ?? termHash(node, kind, term)
      known.set(key, found)
      return found
    },
  }
}

function filled(cloud: LocalCloud, orders: number, seal: Seal): number {
  const keys = remembering(seal)
  const found = INDEXES.tickets.filter(({ name }) => name === 'found')
  let entries = 0
  cloud.store.load({ tickets: found }, loader => {
    for (let i = 0; i < orders; i += BATCH) {
      const docs = Array.from({ length: Math.min(BATCH, orders - i) }, (_, n) => orderAt(i + n, keys))
      entries += docs.reduce((sum, doc) => sum + doc.found.length, 0)
      loader.add('tickets', docs)
    }
  })
  return entries
}

const middle = (orders: number) => nodesOf(Math.floor(orders / 2))
const ASKED: readonly ((orders: number) => Asked)[] = [
  orders => ({
    what: 'the last four of a number, in a village',
    node: middle(orders).village,
    typed: '0254',
  }),
  orders => ({ what: 'a common word, in a village', node: middle(orders).village, typed: '路灯' }),
  orders => ({ what: 'two words, in a village', node: middle(orders).village, typed: '路灯 看不见' }),
  orders => ({ what: 'a door, in a village', node: middle(orders).village, typed: '3组 20 号' }),
  orders => ({ what: 'a common word, in a town', node: middle(orders).town, typed: '路灯' }),
  orders => ({ what: 'two words, in a town', node: middle(orders).town, typed: '路灯 看不见' }),
  orders => ({ what: 'what nobody wrote, in a town', node: middle(orders).town, typed: '路灯 月球' }),
]

interface Sample {
  cpuMs: number
  found: number
  examined: number
}
/** Every reading of what was typed, as the route asks them. */
function look(cloud: LocalCloud, { node, typed }: Asked, { termHash }: Seal): Sample {
  cloud.resetCounts()
  const cpu = process.cpuUsage()
  let found = 0
  for (const reading of readingsOf(typed, ['no', 'words', 'door', 'other', 'home']))
    found += cloud.store.find('tickets', {
      filter: {
        found: { $all: reading.map(({ kind, term }) => termHash(node, kind, term)) },
        'list.aboutStaff': false,
      },
      order: { 'list.sortKey': -1 },
      limit: PAGE,
    }).length
  const { user, system } = process.cpuUsage(cpu)
  return { cpuMs: (user + system) / 1000, found, examined: cloud.counts()['examined'] ?? 0 }
}

export async function finding(
  sizes: readonly number[],
  times: number,
  tell: (text: string) => void,
): Promise<Row[]> {
  const counties: { orders: number; cloud: LocalCloud; seal: Seal; dir: string }[] = []
  const rows: Row[] = []
  for (const orders of sizes) {
    tell(`${orders} orders are written`)
    const dir = path.resolve(import.meta.dirname, `../.cache/bench/find-${orders}`)
    rmSync(dir, { recursive: true, force: true })
    const cloud = await startLocalCloud({ port: 0, dataDir: dir, timers: false, durability: 'none' })
    const seal = sealFrom({ ...keysOf(dir) })
    const cpu = process.cpuUsage()
    const entries = filled(cloud, orders, seal)
    const { user, system } = process.cpuUsage(cpu)
    rows.push({
      what: `${orders} orders, entries an order`,
      value: `${Math.round(entries / orders)}, written in ${((user + system) / 1e6).toFixed(0)} s of processor`,
      budget: '≤ 200',
      misses: entries / orders > 200,
    })
    counties.push({ orders, cloud, seal, dir })
  }
  for (const ask of ASKED) {
    const samples = counties.map(() => [] as Sample[])
    // By turns, so that whatever else this machine does falls upon all alike.
    for (let n = 0; n < times; n++)
      for (const [i, { orders, cloud, seal }] of counties.entries())
        samples[i]?.push(look(cloud, ask(orders), seal))
    const of = samples.map(list => ({
      cpuMs: median(list.map(one => one.cpuMs)),
      found: list[0]?.found ?? 0,
      examined: list[0]?.examined ?? 0,
    }))
    const [small, large] = [of[0], of.at(-1)]
    if (!small || !large) continue
    rows.push({
      what: ask(sizes[0] ?? 0).what,
      value: `${of.map(one => `${one.found} found, ${one.examined} looked at, ${one.cpuMs.toFixed(2)} ms`).join('; ')}`,
    })
  }
  for (const { cloud, dir } of counties) {
    await cloud.close()
    rmSync(dir, { recursive: true, force: true })
  }
  return rows
}
