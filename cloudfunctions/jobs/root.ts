/** The seal of one village and day: a root over the newest event of every ticket that moved that day, chained to the day before. */
import { createHash } from 'node:crypto'

/** `ticketId:rev:hash` of the last event of that day. */
export const leafOf = (ticketId: string, rev: number, head: string): string => `${ticketId}:${rev}:${head}`

/** Order of the leaves does not matter; the previous root, the village and the day do. */
export function rootOf(prev: string, villageId: string, day: string, leaves: readonly string[]): string {
  return createHash('sha256').update([prev, villageId, day, ...[...leaves].sort()].join('\n')).digest('hex')
}

export function readLeaf(leaf: string): { ticketId: string; rev: number; head: string } {
  const [head = '', rev = '', ...id] = leaf.split(':').reverse()
  return { ticketId: id.reverse().join(':'), rev: Number(rev), head }
}
