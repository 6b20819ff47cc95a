/** The verification of a whole folder: a county's chains, a ledger of points, with a heap that could not hold them. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { isFilled } from '../local/start/data'
import { countyOf } from './data'
import { fillLedger, LEDGER } from './points/ledger'
import type { Row } from './report'
import type { Run } from './verify/run'

/** Megabytes of heap that the process is given: a tenth of what a million entries take as objects. */
const HEAP = 96

export async function verification(
  orders: number,
  entries: number,
  tell: (text: string) => void,
): Promise<Row[]> {
  const ledger = path.join(LEDGER, String(entries))
  mkdirSync(ledger, { recursive: true })
  if (!isFilled(ledger)) {
    tell(`a ledger of ${entries} entries`)
    fillLedger(ledger, entries, () => {})
  }
  tell(`a county of ${orders} orders`)
  const { dir } = await countyOf(orders)
  return [ledger, dir].map(folder => {
    tell(`verify ${folder}`)
    return rowOf(folder, runOver(folder))
  })
}

function runOver(folder: string): Run {
  const script = path.join(import.meta.dirname, 'verify/run.ts')
  const done = spawnSync(
    process.execPath,
    [`--max-old-space-size=${HEAP}`, '--import', 'tsx', script, folder],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  if (done.status !== 0) throw new Error(`verify ended with ${done.status ?? done.signal}`)
  return JSON.parse(done.stdout) as Run
}

const rowOf = (folder: string, { seconds, cpuSeconds, most, events, entries, findings }: Run): Row => ({
  what: `verify over ${path.relative(process.cwd(), folder)}: ${events} events, ${entries} entries of points, the heap held to ${HEAP} MB`,
  value: `${seconds.toFixed(0)} s (processor ${cpuSeconds.toFixed(0)} s), ${((events + entries) / cpuSeconds).toFixed(0)} a processor second, ${Math.round(most / 1e6)} MB of its own at most, ${findings} findings`,
  budget: 'none found, within that heap',
  misses: findings > 0,
})
