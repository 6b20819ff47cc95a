/** What lies staged: cells, the plan, what was done. Sealed, some rows a document, in order. */
import type { ImportDoc, ImportPartDoc } from '../_documents'
import type { Cell } from './cells'
import type { Missing, PlannedRow } from './plan'
import { oneOf } from '../_platform/bounds'
import { seal, store } from '../_platform/ports'

/** What each kind of part holds. */
export interface Parts {
  cells: (readonly Cell[])[]
  plan: PlannedRow[]
  rest: PlannedRow[]
  shown: Shown
  /** All of them; `shown` has the first. */
  missing: Missing[]
  done: Deed[]
}
/** What a page shows of a plan in one look: the first rows of each kind, and all posts by name. */
export interface Shown {
  wrong: ShownRow[]
  changes: ShownRow[]
  missing: Missing[]
  grants: string[]
}
export type ShownRow = Omit<PlannedRow, 'intents' | 'grants'>
export const SHOWN = 200
/** Rows of the sheet in one part of its cells. */
export const ROWS_A_PART = 200

/** One document an import wrote: how it was before, and its fingerprint afterwards. `rows`: whose rows it came of. */
export type Deed = {
  id: string
  row: number
  cell: string
  /** Null: it was not there. JSON of the stored document. */
  before: string | null
} & (
  | { kind: 'person' | 'household' | 'grid'; after: string; leftOut?: undefined }
  /** Not written: somebody changed it meanwhile. */
  | { kind: 'person' | 'household' | 'grid'; leftOut: string; after?: undefined }
)

const AT_ONCE = 10

export const partId = (importId: string, what: ImportPartDoc['what'], n: number): string =>
  `${importId}:${what}:${String(n).padStart(5, '0')}`

export const partDoc = <W extends keyof Parts>(
  { _id: importId, until }: Pick<ImportDoc, '_id' | 'until'>,
  what: W,
  n: number,
  body: Parts[W],
): ImportPartDoc => ({
  _id: partId(importId, what, n),
  v: 1,
  importId,
  what,
  n,
  sealed: seal.seal(JSON.stringify(body)),
  until,
})

export async function putParts<W extends keyof Parts>(
  one: Pick<ImportDoc, '_id' | 'until'>,
  what: W,
  bodies: readonly Parts[W][],
): Promise<void> {
  for (let i = 0; i < bodies.length; i += AT_ONCE)
    await Promise.all(
      bodies
        .slice(i, i + AT_ONCE)
        .map((body, at) => store.put('import_parts', partDoc(one, what, i + at, body))),
    )
}

export async function part<W extends keyof Parts>(
  importId: string,
  what: W,
  n: number,
): Promise<Parts[W] | null> {
  const doc = await store.get('import_parts', partId(importId, what, n))
  return doc ? (JSON.parse(seal.open(doc.sealed)) as Parts[W]) : null
}

/** Parts `from` up to `to`, in order; a missing one is a defect. */
export async function partsOf<W extends keyof Parts>(
  importId: string,
  what: W,
  from: number,
  to: number,
): Promise<Parts[W][]> {
  const ids = Array.from({ length: Math.max(0, to - from) }, (_, i) => partId(importId, what, from + i))
  const found = new Map((await store.some('import_parts', ids)).map(doc => [doc._id, doc]))
  return ids.map(id => {
    const doc = found.get(id)
    if (!doc) throw new Error(`part ${id} is gone`)
    return JSON.parse(seal.open(doc.sealed)) as Parts[W]
  })
}

export async function removeParts(importId: string, what: keyof Parts, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, n) => partId(importId, what, n))
  for (let i = 0; i < ids.length; i += 100)
    await store.removeIf('import_parts', { _id: oneOf(ids.slice(i, i + 100)) })
}

/** Some at a time. */
export function chunked<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
