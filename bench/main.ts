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
      atOnce: `${slow.ok} / ${crowd.length}，${slow.seconds.toFixed(1)} 秒${slow.ok < crowd.length ? ` ${JSON.stringify(slow.refused)}` : ''}`,
      size: `${cloud.store.count('tickets')} 单，${villagesFor(orders)} 村${madeInMs === null ? '' : `，样例县 ${(madeInMs / 1000).toFixed(0)} 秒造好`}`,
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
    const says = [limit(name), ratio > 1.3 ? '比值 **超了**' : ''].filter(Boolean).join('，')
    return [name, ms(one.ms), ms(two?.ms), ms(one.cpuMs), ms(two?.cpuMs), ratio.toFixed(2), two?.transactions ?? 0, two?.reads ?? 0, two?.writes ?? 0, two?.examined ?? 0, two?.bytes ?? 0, says]
  })
  say(grid(title, ['', `毫秒，${SIZES[0]} 单`, `毫秒，${SIZES.at(-1)} 单`, `处理器，${SIZES[0]} 单`, `处理器，${SIZES.at(-1)} 单`, '比值（≤ 1.3）', '事务', '读', '写', '看过的文档', '字节', ''], rows))
}

async function main(): Promise<void> {
  const built = await buildFunctions()
  const dirty = execSync('git status --porcelain --untracked-files=no', { encoding: 'utf8' }).trim() === '' ? '' : '，工作区有改动'
  say(`# 量出来的\n\n${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC，\`npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}\`，提交 ${execSync('git rev-parse --short HEAD', { encoding: 'utf8' }).trim()}${dirty}。\n${os.cpus()[0]?.model ?? '?'}，${os.cpus().length} 核，${Math.round(os.totalmem() / 2 ** 30)} GB，Node ${process.version}，开跑时负载 ${os.loadavg()[0]?.toFixed(1)}。\n本地云，提交后不逐次刷盘；数字都是中位数。“处理器”是网关、存储和云函数一共用掉的处理器毫秒，机器忙的时候比墙上的钟可信，比值按它算。“读”里有一次是认人。预算见设计；这里只量，不判测试过不过。\n`)
  say(table('大小', await sizes(built)))
  const functionsDir = await withBare(built)
  const all: Measured[] = []
  for (const orders of SIZES) all.push(await measure(orders, functionsDir))
  const [small, large] = [all[0], all.at(-1)]
  if (!small || !large) return
  const claim = small.verbs.get('claim')
  const rows: Row[] = [
    { what: '两个县', value: all.map(({ size }) => size).join('；') },
    { what: '冷启动 api（头一次调用多出来的）', value: `${ms(small.cold.ms)} 毫秒（处理器 ${ms(small.cold.cpuMs)}）`, budget: '≤ 500 毫秒', misses: small.cold.ms > 500 },
    { what: '领单，对同样的文档用 SDK 直接写', value: `处理器 ${ms(claim?.cpuMs)} 对 ${ms(small.bare.cpuMs)} 毫秒，${((claim?.cpuMs ?? 0) / small.bare.cpuMs).toFixed(2)} 倍`, budget: '≤ 1.5 倍', misses: (claim?.cpuMs ?? 0) > 1.5 * small.bare.cpuMs },
    { what: '每秒领单（8 个一起）', value: `${small.perSecond.toFixed(0)}；大县 ${large.perSecond.toFixed(0)}` },
    { what: `一个村里 ${AT_ONCE} 个动作一起，每次数据库多 10 毫秒`, value: large.atOnce, budget: '都成', misses: !large.atOnce.startsWith(`${AT_ONCE} /`) },
    { what: '首页', value: `1 次云调用，回 ${(small.homeBytes / 1024).toFixed(1)} KB`, budget: '1 次，setData ≤ 64 KB', misses: small.homeBytes > 64 * 1024 },
  ]
  say(table('总的', rows))
  compare('每个动作', 'verbs', all, name => {
    const one = large.verbs.get(name)
    return one && (one.transactions > 1 || one.reads > 5 || one.writes > 4) ? '认人之外读 ≤ 4、写 ≤ 4、1 个事务 **超了**' : ''
  })
  compare('每一页', 'pages', all, name => (isList(name) && (large.pages.get(name)?.reads ?? 0) > 3 ? '认人之外 ≤ 2 次查询 **超了**' : ''))
  writeFileSync(path.join(import.meta.dirname, 'RESULTS.md'), `${parts.join('\n')}\n`)
}

await main()
