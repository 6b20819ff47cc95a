/**
 * `npm run bench`: sizes, cold start, queries and time per verb and page, at a small and a large county, against the
 * budgets of the architecture, then points, then what it costs. Prints what it measures and writes bench/RESULTS.md,
 * bench/POINTS.md, bench/VERIFY.md, bench/ROSTER.md, bench/GRIDS.md, bench/ALERTS.md, bench/PRINT.md and bench/PRICE.md.
 * `--quick` for a short run, `--only orders|points|verify|roster|grids|price|alerts|print`, `--sizes 1000,1000000`, `--entries 1000000` for others; counties
 * and ledger are made once and kept in .cache/bench.
 */
import { execSync } from 'node:child_process'
import { rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sealFrom } from '../cloudfunctions/_platform/seal'
import { openidOf } from '../local/county/people/cast'
import { keysOf } from '../local/start/keys'
import { buildFunctions } from '../scripts/build'
import { alerts } from './alerts'
import { bareClaims, withBare } from './bare'
import { claimAll, dispatched, life } from './chain'
import { cloudOver, copyOf, countyOf, villagesFor } from './data'
import { measured, median, Tally } from './measure'
import { isList, pages } from './pages'
import { ledger, redemptions } from './points'
import { price } from './price'
import { printing } from './print'
import { table, type Row } from './report'
import { finding } from './find'
import { regrouping } from './regroup'
import { roster } from './roster'
import { sizes } from './sizes'
import { verification } from './verify'
import { ms, compare, type County } from './compared'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    sizes: { type: 'string' },
    entries: { type: 'string' },
    only: { type: 'string' },
  },
})
const SIZES = (values.sizes ?? (values.quick ? '1000,5000' : '1000,1000000')).split(',').map(Number)
const LIVES = values.quick ? 5 : 40
const OPENINGS = values.quick ? 5 : 60
const COLD = values.quick ? 3 : 7
const AT_ONCE = values.quick ? 50 : 200
const ENTRIES = Number(values.entries ?? (values.quick ? 20_000 : 1_000_000))
/** Orders of the county whose chains are verified: a million events. */
const VERIFIED = values.quick ? 5000 : 250_000
const [FINDS, ROSTER] = values.quick ? [5, 3000] : [25, 30_000]
const CARDS = values.quick ? 400 : 5000
/** Days of the village in which half refuse messages. */
const ALERT_DAYS = values.quick ? 7 : 30
const [OPEN, CLOSED] = values.quick ? [300, 3000] : [3000, 30_000]
let parts: string[] = []
const say = (text: string) => {
  console.log(text)
  parts.push(text)
}
/** How far it is; not part of the results. */
const tell = (text: string) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`)

async function open(orders: number, functionsDir: string): Promise<County> {
  const { dir, made } = await countyOf(orders)
  const cloud = await cloudOver(dir, functionsDir)
  const gb = statSync(path.join(dir, 'cloud.db')).size / 2 ** 30
  const making = made
    ? `, made in ${made.seconds.toFixed(0)} s (processor ${made.cpuSeconds.toFixed(0)} s)`
    : ''
  return {
    cloud,
    orders,
    verbs: new Tally(),
    pages: new Tally(),
    about: `${cloud.store.count('tickets')} orders, ${cloud.store.count('events')} events in ${villagesFor(orders)} villages, ${gb.toFixed(2)} GB${making}`,
  }
}

/** By turns, so that whatever else this machine does falls upon all alike. */
async function measureAll(counties: readonly County[]): Promise<void> {
  for (const { cloud } of counties) await life(cloud, new Tally(), 0)
  for (let i = 0; i < LIVES; i++) {
    if (i % 10 === 0) tell(`lives of orders: ${i} of ${LIVES}`)
    for (const { cloud, verbs } of counties) await life(cloud, verbs, i)
  }
  tell('pages')
  await pages(counties, OPENINGS)
}

/** Two hundred at the same moment, the network slower than here. */
async function crowdIn({ cloud }: County): Promise<string> {
  const ids = await dispatched(cloud, AT_ONCE)
  cloud.faults.latencyMs = 10
  const { ok, seconds, refused } = await claimAll(cloud, ids, AT_ONCE)
  cloud.faults.latencyMs = 0
  return `${ok} / ${ids.length}, ${seconds.toFixed(1)} s${ok < ids.length ? ` ${JSON.stringify(refused)}` : ''}`
}

/** The first call of a fresh instance, less a warm one: medians over some clouds. */
async function coldStart(functionsDir: string): Promise<{ ms: number; cpuMs: number; homeBytes: number }> {
  const { dir } = await countyOf(SIZES[0] ?? 1000)
  const colds: { ms: number; cpuMs: number; bytes: number }[] = []
  for (let n = 0; n < COLD; n++) {
    const copy = copyOf(dir, n)
    const cloud = await cloudOver(copy, functionsDir)
    const home = () =>
      measured(cloud, openidOf('chenyue'), 'api', { route: 'me.home', contract: 1, data: {} })
    const first = await home()
    const warm: Awaited<typeof first>[] = []
    for (let i = 0; i < 5; i++) warm.push(await home())
    colds.push({
      ms: first.ms - median(warm.map(one => one.ms)),
      cpuMs: first.cpuMs - median(warm.map(one => one.cpuMs)),
      bytes: first.bytes,
    })
    await cloud.close()
    rmSync(copy, { recursive: true, force: true })
  }
  return {
    ms: median(colds.map(one => one.ms)),
    cpuMs: median(colds.map(one => one.cpuMs)),
    homeBytes: median(colds.map(one => one.bytes)),
  }
}

function title(what: string): void {
  parts = []
  const dirty =
    execSync('git status --porcelain --untracked-files=no', { encoding: 'utf8' }).trim() === ''
      ? ''
      : ', with changes not committed'
  say(
    `# Measured: ${what}\n\n${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, \`npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}\`, commit ${execSync('git rev-parse --short HEAD', { encoding: 'utf8' }).trim()}${dirty}.\n${os.cpus()[0]?.model ?? '?'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.version}, load ${os.loadavg()[0]?.toFixed(1)} at the start.\nLocal cloud, commits not flushed one by one; all numbers are medians. "Processor" is what gateway, store and function together used: on a busy machine it says more than the clock on the wall, and the ratio is made of it. One of the reads tells who is calling. Nothing here passes or fails a test.\n`,
  )
}
const keep = (file: string) => writeFileSync(path.join(import.meta.dirname, file), `${parts.join('\n')}\n`)

async function orders(built: string, functionsDir: string): Promise<void> {
  title('orders')
  say(table('Sizes', await sizes(built)))
  tell('cold start')
  const cold = await coldStart(functionsDir)
  const counties: County[] = []
  for (const orders of SIZES) counties.push(await open(orders, functionsDir))
  const [small, large] = [counties[0], counties.at(-1)]
  if (!small || !large) return
  await measureAll(counties)
  const bare = await bareClaims(small.cloud, LIVES)
  const claim = small.verbs.figures().get('claim')
  const perSecond: string[] = []
  for (const { cloud } of counties) {
    const { ok, seconds } = await claimAll(cloud, await dispatched(cloud, AT_ONCE), 8)
    perSecond.push((ok / seconds).toFixed(0))
  }
  const crowd = await crowdIn(large)
  const rows: Row[] = [
    { what: 'counties', value: counties.map(({ about }) => about).join('; ') },
    {
      what: `cold start of \`api\`: the first call less a warm one, median of ${COLD}`,
      value: `${ms(cold.ms)} ms (processor ${ms(cold.cpuMs)})`,
      budget: '≤ 500 ms',
      misses: cold.ms > 500,
    },
    {
      what: '`claim` against the same documents by bare SDK calls',
      value: `processor ${ms(claim?.cpuMs)} : ${ms(bare.cpuMs)} ms, ${((claim?.cpuMs ?? 0) / bare.cpuMs).toFixed(2)} times`,
      budget: '≤ 1.5 times',
      misses: (claim?.cpuMs ?? 0) > 1.5 * bare.cpuMs,
    },
    { what: 'claims a second, 8 at a time', value: perSecond.join('; ') },
    {
      what: `${AT_ONCE} verbs at once in one village of the largest, 10 ms added to every database call`,
      value: crowd,
      budget: 'all succeed',
      misses: !crowd.startsWith(`${AT_ONCE} /`),
    },
    {
      what: 'first page',
      value: `1 call, answer of ${(cold.homeBytes / 1024).toFixed(1)} KB`,
      budget: '1 call, setData ≤ 64 KB',
      misses: cold.homeBytes > 64 * 1024,
    },
  ]
  say(table('In all', rows))
  say(
    compare(
      'Verbs',
      [small, large],
      ({ verbs }) => verbs.figures(),
      (_, { transactions, reads, writes }) =>
        transactions > 1 || reads > 5 || writes > 4
          ? 'budget: 1 transaction, ≤ 4 reads besides who, ≤ 4 writes: **missed**'
          : '',
    ),
  )
  say(
    compare(
      'Pages',
      [small, large],
      county => county.pages.figures(),
      (name, { reads }) => (isList(name) && reads > 3 ? 'budget: ≤ 2 queries besides who: **missed**' : ''),
    ),
  )
  for (const { cloud } of counties) await cloud.close()
  keep('RESULTS.md')
}

async function points(functionsDir: string): Promise<void> {
  title('points')
  const { dir } = await countyOf(SIZES[0] ?? 1000)
  const copy = copyOf(dir, 0)
  const cloud = await cloudOver(copy, functionsDir)
  const rows = await redemptions(cloud, sealFrom({ ...keysOf(dir) }), AT_ONCE)
  await cloud.close()
  rmSync(copy, { recursive: true, force: true })
  say(table('Points', [...rows, ...(await ledger(ENTRIES, functionsDir))]))
  keep('POINTS.md')
}

const built = await buildFunctions()
const functionsDir = await withBare(built)
/** Parts that are one table each: file, title, what the table is called, its rows. */
const TABLES = {
  verify: ['VERIFY', 'verify', 'A whole folder', () => verification(VERIFIED, ENTRIES, tell)],
  roster: ['ROSTER', 'spreadsheets', 'A county’s spreadsheet', () => roster(ROSTER, functionsDir, tell)],
  grids: ['GRIDS', 'grids', 'A grid is merged', () => regrouping(OPEN, CLOSED, functionsDir, tell)],
  find: ['FIND', 'finding an order', 'One query a reading', () => finding(SIZES, FINDS, tell)],
  alerts: [
    'ALERTS',
    'a month of alerts',
    `A village in which half refuse messages, ${ALERT_DAYS} days`,
    () => alerts(ALERT_DAYS, functionsDir, tell),
  ],
  print: ['PRINT', 'print', 'Cards of a village', () => printing(CARDS, functionsDir, tell)],
} as const satisfies Record<string, readonly [string, string, string, () => Promise<Row[]>]>
const parted = (part: 'orders' | 'points' | 'price' | keyof typeof TABLES) =>
  values.only === undefined || values.only === part
if (parted('orders')) await orders(built, functionsDir)
if (parted('points')) await points(functionsDir)
for (const [part, [file, name, called, rows]] of Object.entries(TABLES)) {
  if (!parted(part as keyof typeof TABLES)) continue
  title(name)
  say(table(called, await rows()))
  keep(`${file}.md`)
}
if (parted('price')) {
  parts = []
  say(await price())
  keep('PRICE.md')
}
