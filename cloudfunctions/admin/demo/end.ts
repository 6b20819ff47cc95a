/**
 * Erases the demonstration county: codes first, the root last. Each document goes after what hangs on it, so a call that
 * is killed leaves nothing that the next one does not find. The root stays for a minute after the end began: anybody who
 * pressed a moment before has answered by then, and what they left is found by the last walk.
 */
import { isClocked } from '../../_platform/due/moments'
import { about, type AboutKind } from '../../../miniprogram/core/about'
import { minutes } from '../../../miniprogram/core/clock'
import { DEMO_COUNTY } from '../../../miniprogram/core/people/demo'
import type { Collection, Documents } from '../../_documents'
import { whereAbout } from '../../_documents/where-about'
import { files, now as clock, store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import type { Where } from '../../_platform/bounds'
import { transaction } from '../../_platform/transaction'
import { isRefusal, type Refusal } from '../../../miniprogram/core/refusal'
import { BELONGINGS, MATTERS } from './belongings'

/** `done: false`: call again, in `waitMs` at the earliest. */
export interface DemoEnded {
  removed: number
  done: boolean
  waitMs: number
}

const PAGE = 50
const BUDGET_MS = 40_000
/** No function of ours lives longer. */
const QUIET_FOR = minutes(1)
const COLLECTIONS = Object.keys(BELONGINGS) as Collection[]
const KINDS = Object.keys(MATTERS) as AboutKind[]

export async function endDemo(): Promise<DemoEnded | Refusal> {
  const now = clock()
  const began = await begin(now)
  if (isRefusal(began)) return began
  if (began === null) return { removed: 0, done: true, waitMs: 0 }
  const until = performance.now() + BUDGET_MS
  let removed = 0
  for (const collection of COLLECTIONS)
    for await (const gone of emptied(collection)) {
      removed += gone
      if (performance.now() > until) return { removed, done: false, waitMs: 0 }
    }
  const waitMs = Math.max(0, began + QUIET_FOR - now)
  if (waitMs > 0) return { removed, done: false, waitMs }
  await emptyOf('grids', DEMO_COUNTY)
  await store.remove('grids', DEMO_COUNTY)
  return { removed: removed + 1, done: true, waitMs: 0 }
}

/** Since when it is being erased; null: there is none. From then on nobody of it is let in. */
const begin = (now: number): Promise<number | null | Refusal> =>
  transaction<number | null>(async tx => {
    const root = await tx.get('grids', DEMO_COUNTY)
    if (!root?.demo) return null
    if (root.demo.endingAt !== null) return root.demo.endingAt
    await tx.put('grids', { ...root, demo: { ...root.demo, endingAt: now } })
    return now
  })

/** Says 1 for each that went. */
async function* emptied(collection: Collection): AsyncGenerator<number> {
  const found = BELONGINGS[collection]
  if (!Array.isArray(found)) return
  for (const where of found)
    for await (const { _id } of each(collection, where)) {
      await emptyOf(collection, _id)
      if (collection === 'files') await removeFile(_id)
      await store.remove(collection, _id)
      yield 1
    }
}

/** What hangs on a document: its texts, its news, its history. */
async function emptyOf(collection: Collection, id: string): Promise<void> {
  if (isClocked(collection)) await store.remove('due', `${collection}:${id}`)
  for (const kind of KINDS)
    if (MATTERS[kind] === collection)
      for (const hanging of ['events', 'ticket_words', 'due'] as const)
        for await (const { _id } of each(hanging, whereAbout(about(kind, id))))
          await store.remove(hanging, _id)
  for (const hanging of COLLECTIONS) {
    const found = BELONGINGS[hanging]
    if ('of' in found && found.of === collection)
      for await (const { _id } of each(hanging, found.where(id))) await store.remove(hanging, _id)
  }
}

/** The picture itself, wherever it lies: taken down and as the phone laid it there. */
async function removeFile(id: string): Promise<void> {
  const file = await store.get('files', id)
  if (!file) return
  const ids = [...(file.kept === null ? [] : [file.kept]), await files.idOf(file.cloudPath)]
  await files.remove(ids)
}

/** Those that are there still, page by page: anyone who walks removes them. */
async function* each<C extends Collection>(collection: C, where: Where): AsyncGenerator<Documents[C]> {
  for (;;) {
    const found = await store.list(collection, { where, limit: onePage(PAGE) })
    if (found.length === 0) return
    yield* found
  }
}
