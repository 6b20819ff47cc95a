/**
 * After the jobs: every row that was due goes on to the next moment of what it is about, or away. Only rows that stand
 * where they were seen are touched; what a verb has written meanwhile is newer.
 */
import { addDays, startOfDay } from '../../../miniprogram/core/clock/shanghai'
import { minutes } from '../../../miniprogram/core/clock/units'
import type { DueDoc, JobDoc, NewsDoc, WaitingDoc } from '../../_documents'
import { followedAt, isClocked, momentsOf, subjectOf } from '../../_platform/due/moments'
import { store } from '../../_platform/ports'
import { oneOf, type Where } from '../../_platform/bounds'
import type { Job, Ran } from '../slice'
import { isWoken } from './wakes'

/** Ids in one query. */
const AT_ONCE = 200

/** `stay`: still due, at the next tick. `null`: nothing more to wait for. */
type Next = number | 'stay' | null

export async function settle(
  rows: readonly DueDoc[],
  jobs: readonly Job[],
  ran: ReadonlyMap<string, Ran>,
  now: number,
): Promise<void> {
  const found = await subjects(rows)
  const over: DueDoc[] = []
  const moved = new Map<number | null, DueDoc[]>()
  for (const row of rows) {
    const mine = jobs.filter(job => isWoken(job, row)).map(({ name }) => ran.get(name))
    const next = mine.some(one => !one || one.error || one.cut)
      ? 'stay'
      : row.kind === 'news'
        ? afterNews(row, mine, firstTry(ran.get('boards')?.failing ?? []), now)
        : row.kind === 'daily'
          ? mine.length === 0
            ? null
            : sooner(tomorrow(now), waitOf(row, mine))
          : nextOf(row, found.get(row._id), mine, now)
    if (next === null && row.kind !== 'news') over.push(row)
    else if (next !== 'stay' && next !== row.at) moved.set(next, [...(moved.get(next) ?? []), row])
  }
  for (const [at, those] of moved)
    for (const seen of withKeys(those)) await store.change('due', seen, { set: { at } })
  for (const seen of withKeys(over)) await store.removeIf('due', seen)
}

/** These rows, as long as they stand where they were seen: what a verb has written meanwhile stands elsewhere. */
function* withKeys(rows: readonly DueDoc[]): Generator<Where & { _id: Where[string] }> {
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    const some = rows.slice(i, i + AT_ONCE)
    yield { _id: oneOf(some.map(({ _id }) => _id)), at: oneOf(some.map(({ at }) => at)) }
  }
}

/** What the rows are about, as it is now; one read a kind. */
async function subjects(rows: readonly DueDoc[]): Promise<Map<string, object>> {
  const found = new Map<string, object>()
  for (const kind of new Set(rows.map(row => row.kind))) {
    if (!isClocked(kind)) continue
    const ids = rows.filter(row => row.kind === kind).map(subjectOf)
    for (const doc of await store.some(kind, ids)) found.set(`${kind}:${doc._id}`, doc)
  }
  return found
}

/** A minute or so after midnight: what began before it has ended by then. */
const tomorrow = (now: number): number => addDays(startOfDay(now), 1) + minutes(3)

/** When what failed is tried again; null where nothing did. */
function waitOf(row: DueDoc, ran: readonly (Ran | undefined)[]): number | null {
  const own = subjectOf(row)
  return firstTry(
    ran
      .flatMap(one => one?.failing ?? [])
      .filter(({ id }) => row.kind === 'daily' || id === own || id === row._id),
  )
}

const firstTry = (failing: JobDoc['failing']): number | null =>
  failing.length > 0 ? Math.min(...failing.map(({ nextTryAt }) => nextTryAt)) : null

const sooner = (at: number, wait: number | null): number => (wait === null ? at : Math.min(at, wait))

function nextOf(
  row: WaitingDoc,
  doc: object | undefined,
  ran: readonly (Ran | undefined)[],
  now: number,
): Next {
  if (!doc || !isClocked(row.kind)) return null
  const moments = momentsOf(row.kind, doc as never, now)
  const wait = waitOf(row, ran)
  const ahead = moments.filter(at => at > now)
  if (wait === null && ahead.length < moments.length) return 'stay'
  const next = [...ahead, ...(wait === null ? [] : [wait])]
  return next.length > 0 ? Math.min(...next) : null
}

/**
 * Told, and followed by the boards; kept without a moment. `boardsAgain`: when a board that could not be made is tried
 * again; the news that boards follow wakes them for it.
 */
function afterNews(
  row: NewsDoc,
  ran: readonly (Ran | undefined)[],
  boardsAgain: number | null,
  now: number,
): Next {
  const wait = waitOf(row, ran)
  if (wait !== null) return wait
  const at = followedAt(row)
  return at !== null && at > now + 1 ? at : row.onBoards ? boardsAgain : null
}
