/** What an `--undo` would take back: said before anything is pressed, and never an older file by a second press. */
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import { county } from '../_people/county'
import { WRITTEN, WRITTEN_OR_UNDONE } from '../_roster/turning'
import type { Where } from '../_platform/bounds'
import { store } from '../_platform/ports'
import { first } from '../_platform/reach'
import type { SpreadsheetInput } from './contract'
import { viewOf, villageNamed, type Import } from './routes'

export interface Last {
  /** The newest that can be taken back. `where`: whose places it was for. */
  next: (Import & { where: string; isWholeCounty: boolean }) | null
  /** A newer one was taken back already: anybody who presses twice means that one. */
  undone: string | null
  severalVillages: boolean
}

export async function lastImport({ village }: SpreadsheetInput<'last'>): Promise<Last | Refusal> {
  const own = await county()
  const node = own && (village === undefined ? own : await villageNamed(own, village))
  if (!own || !node) return refuse('NO_SUCH_VILLAGE', {}, 'village')
  const newest = async (where: Where) =>
    (
      await store.list('imports', {
        where: { path: node._id, ...where },
        sort: ['at', 'desc'],
        limit: first(1),
      })
    )[0]
  const [one = null, last] = await Promise.all([newest(WRITTEN), newest(WRITTEN_OR_UNDONE)])
  const below = await store.all('grids', { where: { path: own._id } })
  const place = one && below.find(({ _id }) => _id === one.node)
  return {
    next: one && { ...(await viewOf(one)), where: place?.name ?? '', isWholeCounty: one.node === own._id },
    undone: last?.state === 'undone' ? last.fileName : null,
    severalVillages: below.filter(({ level }) => level === 2).length > 1,
  }
}
