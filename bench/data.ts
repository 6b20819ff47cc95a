import { constants, cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { startLocalCloud, type LocalCloud } from '../local/cloud'
import { fill, isFilled, prepare } from '../local/start/data'
import { keysOf } from '../local/start/keys'

const VILLAGES: readonly [orders: number, villages: number][] = [[2_000, 2], [20_000, 10], [200_000, 50], [Infinity, 250]]
/** A county for so many orders: 4,000 a village and year, like a real one. */
export const villagesFor = (orders: number): number => VILLAGES.find(([most]) => orders <= most)?.[1] ?? 250

/** A cloud over a county of `orders` orders; it is made once and kept in .cache/bench. Timers do not run. */
export async function cloudWith(orders: number, functionsDir: string): Promise<{ cloud: LocalCloud; madeInMs: number | null }> {
  const kept = path.resolve(import.meta.dirname, `../.cache/bench/${orders}`)
  const dataDir = path.resolve(kept, '../run')
  mkdirSync(kept, { recursive: true })
  const keys = keysOf(kept)
  const began = performance.now()
  const fresh = !isFilled(kept)
  if (fresh) await fill({ port: 0, host: '127.0.0.1', dataDir: kept, reset: false, villages: villagesFor(orders), orders }, keys, Date.now())
  const madeInMs = fresh ? performance.now() - began : null
  // Measuring changes it: a copy, so that every run finds the same county.
  rmSync(dataDir, { recursive: true, force: true })
  cpSync(kept, dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE })
  const cloud = await startLocalCloud({
    port: 0, dataDir, functionsDir, env: { ...keys }, timers: false, durability: 'process', phoneMayCall: name => name === 'api' || name === 'bare', mediaCheckMs: 0,
  })
  prepare(cloud.store)
  return { cloud, madeInMs }
}
