/** What one request asks of the database, counted on the wire: the press itself, and the telling of what it caused. */
import type { County } from '../county'

export interface Counted {
  /** Of the press: calls that waited for one another, what was asked side by side counts once. Begin and commit count. */
  inSequence: number
  /** All database calls of the press, each of which is billed. */
  all: number
  /** Those that tell others of it, after the press is done (docs/adr/0129). */
  telling: number
  /** Calls of functions. */
  calls: number
  transactions: number
}

/** News are read only by the code that tells them. */
const beginsTelling = ({ action, collectionName, query }: Record<string, unknown>): boolean =>
  action === 'database.getDocument' && collectionName === 'due' && String(query).includes('"news:')

/** `latencyMs`: so long that calls sent together are under way together. Only `api` is counted. */
export async function countedOn(
  { cloud }: County,
  request: () => Promise<unknown>,
  latencyMs: number,
): Promise<Counted> {
  const { faults } = cloud
  let [all, telling, transactions] = [0, 0, 0]
  let ofPress: number | null = null
  cloud.resetCounts()
  faults.latencyMs = latencyMs
  faults.onCall = (fn, _, asked) => {
    if (fn !== 'api') return
    if (ofPress === null && beginsTelling(asked)) ofPress = (cloud.counts().inSequence ?? 0) - 1
    if (ofPress === null && asked.action === 'database.startTransaction') transactions++
    if (ofPress === null) all++
    else telling++
  }
  try {
    await request()
  } finally {
    faults.onCall = null
    faults.latencyMs = 0
  }
  const counts = cloud.counts()
  const inSequence = ofPress ?? counts.inSequence ?? 0
  return { inSequence, all, telling, calls: counts['functions.invokeFunction'] ?? 0, transactions }
}

/** Each time rarer to be held up: by names that an instance forgot just now, by a busy machine that sent calls apart. */
const PATIENCE_MS = [6, 25, 60, 60]

/** The fewest of up to four tries: what a request asks where nothing comes between. Stops where `fits`. */
export async function fewest(
  count: (latencyMs: number) => Promise<Counted>,
  fits: (counted: Counted) => boolean,
): Promise<Counted> {
  let best: Counted | null = null
  for (const latencyMs of PATIENCE_MS) {
    const now = await count(latencyMs)
    best = best === null ? now : least(best, now)
    if (fits(best)) break
  }
  if (best === null) throw new Error('nothing was tried')
  return best
}

const least = (a: Counted, b: Counted): Counted => ({
  inSequence: Math.min(a.inSequence, b.inSequence),
  all: Math.min(a.all, b.all),
  telling: Math.min(a.telling, b.telling),
  calls: Math.min(a.calls, b.calls),
  transactions: Math.min(a.transactions, b.transactions),
})
