/** What an environment is billed for: calls of functions, reads and writes of the database, operations of the storage. */
import type { LocalCloud } from '../../local/cloud'

export interface Billed {
  calls: number
  reads: number
  writes: number
  storage: number
}
export const NOTHING: Billed = { calls: 0, reads: 0, writes: 0, storage: 0 }

/**
 * To which sum a wire action belongs. Beginning and committing are nowhere said to be free, so they count as writes;
 * WeChat's own interfaces are not CloudBase's to bill.
 */
function sumOf(action: string): keyof Billed | null {
  if (action.startsWith('functions.')) return 'calls'
  if (action.startsWith('storage.')) return 'storage'
  if (!action.startsWith('database.')) return null
  return /\.(get|calculate|aggregate)/.test(action) ? 'reads' : 'writes'
}

export const total = ({ calls, reads, writes, storage }: Billed): number => calls + reads + writes + storage
export const plus = (a: Billed, b: Billed): Billed => ({
  calls: a.calls + b.calls,
  reads: a.reads + b.reads,
  writes: a.writes + b.writes,
  storage: a.storage + b.storage,
})
export const times = (a: Billed, n: number): Billed => ({
  calls: a.calls * n,
  reads: a.reads * n,
  writes: a.writes * n,
  storage: a.storage * n,
})

/** What `work` asked of this environment, by the door that anybody can ask. */
export async function billed(cloud: LocalCloud, work: () => Promise<unknown>): Promise<Billed> {
  const look = async () =>
    ((await (await fetch(`${cloud.url}/_counts`)).json()) as { counts: Record<string, number> }).counts
  await look()
  await work()
  const sums = { ...NOTHING }
  for (const [action, n] of Object.entries(await look())) {
    const sum = sumOf(action)
    if (sum) sums[sum] += n
  }
  return sums
}
