/** Documents of earlier versions as the present code knows them; what nobody can read is named and left out. */
import type { Collection, Documents } from '../../_documents'
import { upcast, type Stored } from '../../_documents/upcasters'
import { found, type Finding } from './findings'
import type { Readable } from './readable'

/** Null, and a finding, for a shape that nobody knows. Once lifted a document is not lifted again. */
function lift<C extends Collection>(
  collection: C,
  doc: Documents[C],
  findings: Finding[],
): Documents[C] | null {
  try {
    return upcast(collection, doc as unknown as Stored)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    findings.push(found('unreadable', null, null, `${doc._id}（${why}）`))
    return null
  }
}

const liftAll = <C extends Collection>(
  collection: C,
  docs: readonly Documents[C][],
  findings: Finding[],
): Documents[C][] => docs.map(doc => lift(collection, doc, findings)).filter(doc => doc !== null)

/** A store that answers lifted documents. */
export function lifting(store: Readable, findings: Finding[]): Readable {
  return {
    *each(collection) {
      for (const doc of store.each(collection)) {
        const lifted = lift(collection, doc, findings)
        if (lifted) yield lifted
      }
    },
    find: (collection, filter) => liftAll(collection, store.find(collection, filter), findings),
    behind: (collection, ...how) => liftAll(collection, store.behind(collection, ...how), findings),
    count: (collection, filter) => store.count(collection, filter),
    get(collection, id) {
      const doc = store.get(collection, id)
      return (doc && lift(collection, doc, findings)) ?? undefined
    },
  }
}
