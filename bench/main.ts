/**
 * `npm run bench`: sizes, cold start, queries and time per verb and page, at a small and a large county, against the
 * budgets of the architecture. Prints what it measures and writes bench/RESULTS.md. `--quick` for a short run,
 * `--sizes 1000,1000000` for others; the counties are made once and kept in .cache/bench.
 */
import { execSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openidOf } from '../local/county/cast'
import type { LocalCloud } from '../local/cloud'
import { buildFunctions } from '../scripts/build'
import { bareClaims, withBare } from './bare'
import { claimAll, dispatched, lives } from './chain'
import { cloudWith, villagesFor } from './data'
import { measured, median, Tally, type Figure } from './measure'
import { isList, pages } from './pages'
import { grid, table, type Row } from './report'
import { sizes } from './sizes'

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, sizes: { type: 'string' } } })
const SIZES = (values.sizes ?? (values.quick ? '1000,5000' : '1000,1000000')).split(',').map(Number)
const LIVES = values.quick ? 5 : 25
const OPENINGS = values.quick ? 5 : 30
const AT_ONCE = values.quick ? 50 : 200
const parts: string[] = []
const say = (text: string) => { console.log(text); parts.push(text) }

interface Measured { verbs: Map<string, Figure>; pages: Map<string, Figure>; bare: Figure; cold: { ms: number; cpuMs: number }; homeBytes: number; perSecond: number; atOnce: string; size: string }

async function measure(orders: number, functionsDir: string): Promise<Measured> {
  const { cloud, madeInMs } = await cloudWith(orders, functionsDir)
  try {
    const cold = await coldStart(cloud)
    const verbs = new Tally()
    await lives(cloud, new Tally(), 1)
    await lives(cloud, verbs, LIVES)
    const opened = new Tally()
    await pages(cloud, opened, OPENINGS)
    const home = await measured(cloud, openidOf('chenyue'), 'api', { route: 'me.home', contract: 1, data: {} })
    const bare = await bareClaims(cloud, LIVES)
    const fast = await claimAll(cloud, await dispatched(cloud, AT_ONCE), 8)
    const crowd = await dispatched(cloud, AT_ONCE)
    cloud.faults.latencyMs = 10
    const slow = await claimAll(cloud, crowd, AT_ONCE)
    cloud.faults.latencyMs = 0
    return {
      verbs: verbs.figures(), pages: opened.figures(), bare, cold, homeBytes: home.bytes, perSecond: fast.ok / fast.seconds,
      atOnce: `${slow.ok} / ${crowd.length}, ${slow.seconds.toFixed(1)} s${slow.ok < crowd.length ? ` ${JSON.stringify(slow.refused)}` : ''}`,
      size: `${cloud.store.count('tickets')} orders in ${villagesFor(orders)} villages${madeInMs === null ? '' : `, made in ${(madeInMs / 1000).toFixed(0)} s`}`,
    }
  } finally {
    await cloud.close()
  }
}

/** The first call of a fresh instance, less a warm one. */
async function coldStart(cloud: LocalCloud): Promise<{ ms: number; cpuMs: number }> {
  const home = () => measured(cloud, openidOf('chenyue'), 'api', { route: 'me.home', contract: 1, data: {} })
  const first = await home()
  const warm: Awaited<typeof first>[] = []
  for (let i = 0; i < 5; i++) warm.push(await home())
  return { ms: first.ms - median(warm.map(one => one.ms)), cpuMs: first.cpuMs - median(warm.map(one => one.cpuMs)) }
}

const ms = (n: number | undefined) => (n === undefined ? '' : n.toFixed(1))

function compare(title: string, of: 'verbs' | 'pages', all: readonly Measured[], limit: (name: string) => string): void {
  const [small, large] = [all[0], all.at(-1)]
  if (!small || !large) return
  const rows = [...small[of]].map(([name, one]) => {
    const two = large[of].get(name)
    const ratio = two ? two.cpuMs / one.cpuMs : Number.NaN
    const says = [limit(name), ratio > 1.3 ? 'ratio **missed**' : ''].filter(Boolean).join(', ')
    return [name, ms(one.ms), ms(two?.ms), ms(one.cpuMs), ms(two?.cpuMs), ratio.toFixed(2), two?.transactions ?? 0, two?.reads ?? 0, two?.writes ?? 0, two?.examined ?? 0, two?.bytes ?? 0, says]
  })
  say(grid(title, ['', `ms at ${SIZES[0]}`, `ms at ${SIZES.at(-1)}`, `processor ms at ${SIZES[0]}`, `processor ms at ${SIZES.at(-1)}`, 'ratio (≤ 1.3)', 'transactions', 'reads', 'writes', 'documents looked at', 'bytes', ''], rows))
}

async function main(): Promise<void> {
  const built = await buildFunctions()
  const dirty = execSync('git status --porcelain --untracked-files=no', { encoding: 'utf8' }).trim() === '' ? '' : ', with changes not committed'
  say(`# Measured\n\n${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, \`npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}\`, commit ${execSync('git rev-parse --short HEAD', { encoding: 'utf8' }).trim()}${dirty}.\n${os.cpus()[0]?.model ?? '?'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.version}, load ${os.loadavg()[0]?.toFixed(1)} at the start.\nLocal cloud, commits not flushed one by one; all numbers are medians. "Processor" is what gateway, store and function together used: on a busy machine it says more than the clock on the wall, and the ratio is made of it. One of the reads tells who is calling. Nothing here passes or fails a test.\n`)
  say(table('Sizes', await sizes(built)))
  const functionsDir = await withBare(built)
  const all: Measured[] = []
  for (const orders of SIZES) all.push(await measure(orders, functionsDir))
  const [small, large] = [all[0], all.at(-1)]
  if (!small || !large) return
  const claim = small.verbs.get('claim')
  const rows: Row[] = [
    { what: 'counties', value: all.map(({ size }) => size).join('; ') },
    { what: 'cold start of `api`: the first call less a warm one', value: `${ms(small.cold.ms)} ms (processor ${ms(small.cold.cpuMs)})`, budget: '≤ 500 ms', misses: small.cold.ms > 500 },
    { what: '`claim` against the same documents by bare SDK calls', value: `processor ${ms(claim?.cpuMs)} : ${ms(small.bare.cpuMs)} ms, ${((claim?.cpuMs ?? 0) / small.bare.cpuMs).toFixed(2)} times`, budget: '≤ 1.5 times', misses: (claim?.cpuMs ?? 0) > 1.5 * small.bare.cpuMs },
    { what: 'claims a second, 8 at a time', value: `${small.perSecond.toFixed(0)}; large county ${large.perSecond.toFixed(0)}` },
    { what: `${AT_ONCE} verbs at once in one village, 10 ms added to every database call`, value: large.atOnce, budget: 'all succeed', misses: !large.atOnce.startsWith(`${AT_ONCE} /`) },
    { what: 'first page', value: `1 call, answer of ${(small.homeBytes / 1024).toFixed(1)} KB`, budget: '1 call, setData ≤ 64 KB', misses: small.homeBytes > 64 * 1024 },
  ]
  say(table('In all', rows))
  compare('Verbs', 'verbs', all, name => {
    const one = large.verbs.get(name)
    return one && (one.transactions > 1 || one.reads > 5 || one.writes > 4) ? 'budget: 1 transaction, ≤ 4 reads besides who, ≤ 4 writes: **missed**' : ''
  })
  compare('Pages', 'pages', all, name => (isList(name) && (large.pages.get(name)?.reads ?? 0) > 3 ? 'budget: ≤ 2 queries besides who: **missed**' : ''))
  writeFileSync(path.join(import.meta.dirname, 'RESULTS.md'), `${parts.join('\n')}\n`)
}

await main()
