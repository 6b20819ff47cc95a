/** Points: redemptions a second, statements, and the verification of a large ledger, with progress. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { sha256 } from '../cloudfunctions/_journal/chain'
import type { AccountDoc, EntryDoc } from '../cloudfunctions/_documents'
import type { Seal } from '../cloudfunctions/_platform/seal'
import type { LocalCloud } from '../local/cloud'
import { Store } from '../local/cloud/store/store'
import { isFilled } from '../local/start/data'
import { monthKey } from '../miniprogram/core/clock'
import { verifyPath } from '../scripts/verify'
import { verifyEntries } from '../miniprogram/core/points/ledger'
import { monthAfter } from '../miniprogram/core/points/statement'
import { cloudOver } from './data'
import { fillLedger, LEDGER, PER_VILLAGE } from './points/ledger'
import { redeemMany, type Redeemed } from './points/redeem'
import type { Row } from './report'

const LINES = 10
/** The console asks the environment again and again: so many villages tell how fast it is. */
const BY_CONSOLE = 25

/** Says how far something is, `LINES` times. */
function progress(what: string, total: number): (done: number) => void {
  let said = 0
  const began = performance.now()
  return done => {
    if (done * LINES < total * (said + 1)) return
    said = Math.floor((done * LINES) / total)
    console.error(`${what}: ${done} of ${total}, ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
}

interface Timed {
  seconds: number
  cpuSeconds: number
}
async function timed<T>(work: () => T | Promise<T>): Promise<Timed & { answer: T }> {
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const answer = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { answer, seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 }
}
const rate = (n: number, { seconds, cpuSeconds }: Timed, what = '') =>
  `${(n / seconds).toFixed(0)}${what} a second (${(n / cpuSeconds).toFixed(0)} a processor second)`

const redeemed = (
  what: string,
  { wanted, ok, seconds, cpuSeconds, refused, reads, writes }: Redeemed,
): Row => ({
  what,
  value: `${ok} of ${wanted}${Object.keys(refused).length > 0 ? ` ${JSON.stringify(refused)}` : ''}, ${rate(ok, { seconds, cpuSeconds })}, ${reads} reads and ${writes} writes each`,
})

/** On the small county: everyone wants the same good, everyone wants another one, all at once or eight at a time. */
export async function redemptions(cloud: LocalCloud, seal: Seal, people: number): Promise<Row[]> {
  return [
    redeemed(
      `redemptions of one good, ${people} people, 8 at a time`,
      await redeemMany(cloud, seal, { people, goods: 1, atOnce: 8 }),
    ),
    redeemed(
      `redemptions of 20 goods, ${people} people, 8 at a time`,
      await redeemMany(cloud, seal, { people, goods: 20, atOnce: 8 }),
    ),
    redeemed(
      `redemptions of one good, ${people} people at the same moment`,
      await redeemMany(cloud, seal, { people, goods: 1, atOnce: people }),
    ),
    redeemed(
      `${people} people want the last ten`,
      await redeemMany(cloud, seal, { people, goods: 1, atOnce: people, stock: 10 }),
    ),
  ]
}

/** The command over the folder, with what it holds: memory of its own, without the file that SQLite maps. */
async function byCommand(dir: string): Promise<Row> {
  let most = 0
  const own = () => process.memoryUsage().heapUsed + process.memoryUsage().external
  const done = await timed(() =>
    verifyPath(dir, () => {
      most = Math.max(most, own())
    }),
  )
  const { entries, findings } = done.answer
  return {
    what: `verify over the folder with ${entries} entries, everything checked`,
    value: `${done.seconds.toFixed(0)} s, ${rate(entries, done)}, ${Math.round(most / 1e6)} MB at most, ${findings.length} findings`,
    budget: 'none found, memory does not grow with the entries',
    misses: findings.length > 0,
  }
}

/** A ledger of `entries` entries, made once: statements by the timer, verification by the console and on the file. */
export async function ledger(entries: number, functionsDir: string): Promise<Row[]> {
  const dir = path.join(LEDGER, String(entries))
  mkdirSync(dir, { recursive: true })
  const rows: Row[] = []
  if (!isFilled(dir)) {
    const made = await timed(() => fillLedger(dir, entries, progress('entries written', entries)))
    rows.push({ what: `a ledger of ${entries} entries, made`, value: `${rate(entries, made, ' entries')}` })
  }
  const pure = await timed(() => verifyFile(dir, entries))
  rows.push({
    what: `verification of ${pure.answer.entries} entries of ${pure.answer.accounts} households, on the file`,
    value: `${pure.seconds.toFixed(0)} s, ${rate(entries, pure)}, ${pure.answer.breaks} findings`,
    budget: 'none found',
    misses: pure.answer.breaks > 0,
  })
  rows.push(await byCommand(dir))
  const cloud = await cloudOver(dir, functionsDir)
  try {
    const verified = await timed(() => verifyVillages(cloud, Math.min(entries, BY_CONSOLE * PER_VILLAGE)))
    rows.push({
      what: `verification of ${verified.answer.entries} entries by the console, page by page, ${BY_CONSOLE} villages at most`,
      value: `${verified.seconds.toFixed(0)} s, ${rate(verified.answer.entries, verified)}, ${verified.answer.findings} findings`,
      budget: 'none found',
      misses: verified.answer.findings > 0,
    })
    const stated = await timed(() => statements(cloud))
    rows.push({
      what: 'statements of a month by the timer, in one slice',
      value: `${stated.answer}, ${rate(stated.answer, stated)}`,
    })
  } finally {
    await cloud.close()
  }
  return rows
}

function verifyFile(dir: string, total: number): { entries: number; accounts: number; breaks: number } {
  const store = new Store(path.join(dir, 'cloud.db'), { readOnly: true })
  const sums = { entries: 0, accounts: 0, breaks: 0 }
  const tell = progress('entries verified on the file', total)
  for (const account of store.each('accounts') as Iterable<unknown> as Iterable<AccountDoc>) {
    const own = store.find('entries', {
      filter: { householdId: account._id },
      order: { rev: 1 },
      limit: 1000,
    }) as unknown as EntryDoc[]
    sums.breaks += verifyEntries(account._id, own, account, sha256).length
    sums.accounts++
    tell((sums.entries += own.length))
  }
  store.close()
  return sums
}

interface Verified {
  entries: number
  findings: unknown[]
  next: string | null
}
async function verifyVillages(
  cloud: LocalCloud,
  total: number,
): Promise<{ entries: number; findings: number }> {
  const sums = { entries: 0, findings: 0 }
  const tell = progress('entries verified by the console', total)
  for (const { _id } of cloud.store.find('grids', { filter: { level: 2 }, limit: BY_CONSOLE })) {
    for (let cursor: string | null = 'accounts|'; cursor !== null; ) {
      const answer = (await cloud.console('admin', {
        route: 'verify',
        data: { villageId: _id, cursor },
      })) as { ok: boolean; data: Verified; message?: string }
      if (!answer.ok) throw new Error(`verify ${String(_id)}: ${answer.message}`)
      sums.findings += answer.data.findings.length
      tell((sums.entries += answer.data.entries))
      cursor = answer.data.next
    }
  }
  return sums
}

/** One beat of the timer with a month to state for everyone: how many it makes before its time is up. */
async function statements(cloud: LocalCloud): Promise<number> {
  await cloud.trigger('jobs', 'minute')
  return cloud.store.count('statements', { month: monthAfter(monthKey(cloud.now()), -1) })
}
