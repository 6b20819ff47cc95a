import { cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { startLocalCloud, type LocalCloud } from '../local/cloud'
import { fill, isFilled, prepare } from '../local/start/data'
import { keysOf } from '../local/start/keys'

const VILLAGES: readonly [orders: number, villages: number][] = [
  [2_000, 2],
  [20_000, 10],
  [200_000, 50],
  [Infinity, 250],
]
/** A county for so many orders: 4,000 a village and year, like a real one. */
export const villagesFor = (orders: number): number => VILLAGES.find(([most]) => orders <= most)?.[1] ?? 250

const CACHE = path.resolve(import.meta.dirname, '../.cache/bench')

/** The folder of a county of `orders` orders, made once and kept, and how long making it took now. */
export async function countyOf(
  orders: number,
): Promise<{ dir: string; made: { seconds: number; cpuSeconds: number } | null }> {
  const dir = path.join(CACHE, String(orders))
  mkdirSync(dir, { recursive: true })
  if (isFilled(dir)) return { dir, made: null }
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  await fill(
    { port: 0, host: '127.0.0.1', dataDir: dir, reset: false, villages: villagesFor(orders), orders },
    keysOf(dir),
    Date.now(),
  )
  const { user, system } = process.cpuUsage(cpu)
  return { dir, made: { seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 } }
}

/** A cloud over a county. Measuring changes it, but nothing of that is kept, so every run finds the same one. Timers do not run. */
export async function cloudOver(dir: string, functionsDir: string): Promise<LocalCloud> {
  const cloud = await startLocalCloud({
    port: 0,
    dataDir: dir,
    functionsDir,
    env: { ...keysOf(dir) },
    timers: false,
    openapiKnown: true,
    durability: 'none',
    phoneMayCall: name => name === 'api' || name === 'bare',
    mediaCheckMs: 0,
    keepCompiled: false,
  })
  prepare(cloud.store)
  return cloud
}

/** A copy of a small county: a store that forgets may be opened only once by one process. */
export function copyOf(dir: string, n: number): string {
  const copy = path.join(CACHE, `copy-${n}`)
  rmSync(copy, { recursive: true, force: true })
  cpSync(dir, copy, { recursive: true })
  return copy
}
