/**
 * Documents of earlier versions written again in today's shape, so that queries over a field that changed find them.
 * Reading needs no lift. It can be stopped and called again; a second run finds nothing left to do.
 */
import { asStored } from '../_documents/upcasters'
import { store } from '../_platform/ports'
import { onePage } from '../_platform/reach'
import { withRetry } from '../_platform/retry'
import type { AdminInput } from './contract'

/** `next`: hand it back as `cursor`; null when the collection is done. */
export interface Lifted {
  looked: number
  lifted: number
  next: string | null
}

const PAGE = 200

export async function liftDocuments({ collection, cursor, dryRun }: AdminInput<'lift'>): Promise<Lifted> {
  const docs = await store.list(collection, {
    where: {},
    sort: ['_id', 'asc'],
    after: cursor === '' ? undefined : cursor,
    limit: onePage(PAGE),
  })
  let lifted = 0
  for (const { _id } of docs.filter(isOlder)) if (dryRun || (await writeAnew(collection, _id))) lifted++
  const last = docs[PAGE - 1]
  return { looked: docs.length, lifted, next: last ? last._id : null }
}

const isOlder = (doc: object): boolean => asStored(doc) !== doc

/** Whatever it is by now, somebody may have written it meanwhile. */
const writeAnew = (collection: AdminInput<'lift'>['collection'], id: string): Promise<boolean> =>
  withRetry(() =>
    store.transaction(async tx => {
      const doc = await tx.get(collection, id)
      if (!doc || !isOlder(doc)) return false
      await tx.put(collection, doc)
      return true
    }),
  )
