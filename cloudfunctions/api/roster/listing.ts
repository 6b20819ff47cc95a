/** Lists as spreadsheets: `spreadsheets` makes them, the person who asked fetches them. */
import { minutes, hours } from '../../../miniprogram/core/clock/units'
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { LISTING_LABELS, type Listing } from '../../../miniprogram/core/listings'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { ListingDoc } from '../../_documents'
import { wake } from '../../_platform/calls/wake'
import { isDuplicate } from '../../_platform/database-error'
import { lte } from '../../_platform/bounds'
import { files, seal, store } from '../../_platform/ports'
import { grids } from '../../_people/names'
import type { Handler } from '../request/serve'
import { liesSealed, newListing } from '../../_people/listings'
import { officeOf, officeOver } from '../../_people/offices'
import type { Known } from '../../_people/person'

/** A function lives a minute at most. */
const AT_WORK_FOR = minutes(1.2)
const PATIENCE = 6000
/** Bytes of a part: well inside what a function may answer. */
const PART = 150_000
/** So long it can be fetched; the timer removes line and file. */
const KEPT_FOR = hours(1)

export const make: Handler<'listing.make'> = {
  async known({ what, key }, me) {
    const office = officeOf(me)
    if ('refused' in office) return office
    const id = `l${seal.codeHash('listing', `${me.person._id}:${key}`).slice(0, 24)}`
    if (me.again) return { id }
    const doc = newListing({
      _id: id,
      what,
      by: me.person._id,
      byName: me.person.staffName ?? '',
      node: office.gridId,
      path: office.path,
      at: me.now,
      until: me.now + KEPT_FOR,
    })
    // The id is the press's: who died after writing it finds it there.
    await store.create('listings', doc).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error
    })
    return { id }
  },
}

export const show: Handler<'listing.show'> = {
  async known({ id }, me) {
    const found = await own(id, me)
    if ('refused' in found) return found
    const one = await worked(found, me.now)
    const names = await grids.of([one.node])
    const day = dayKey(one.at).slice(5)
    return {
      id,
      what: one.what,
      fileName: `${names.get(one.node)?.name ?? ''}${LISTING_LABELS[one.what]} ${day}.xlsx`,
      state: one.state,
      rows: one.rows,
      parts: partsOf(one),
    }
  },
}

export const part: Handler<'listing.part'> = {
  async known({ id, n }, me) {
    const one = await own(id, me)
    return 'refused' in one ? one : partOf(one, n)
  },
}

export const partsOf = ({ bytes }: ListingDoc): number => Math.ceil(bytes / PART)

/** Of a file whose reader is known by now. What holds whole names lies sealed. */
export async function partOf(one: ListingDoc, n: number): Promise<{ bytes: string } | Refusal> {
  const lying = one.fileId === null ? null : await files.download(one.fileId)
  const bytes = lying && liesSealed(one) ? Buffer.from(seal.open(lying.toString()), 'base64') : lying
  return bytes && n * PART < bytes.length
    ? { bytes: bytes.subarray(n * PART, (n + 1) * PART).toString('base64') }
    : refuse('NOT_FOUND_HERE')
}

/** Anybody who asked for it, as long as they hold an office over it. */
async function own(id: string, me: Known): Promise<OfficeListing | Refusal> {
  const office = officeOf(me)
  if ('refused' in office) return office
  const one = await store.get('listings', id)
  if (!one || !isOffices(one) || one.by !== me.person._id || one.until <= me.now)
    return refuse('NOT_FOUND_HERE')
  const over = officeOver(me, one.path)
  return 'refused' in over ? over : one
}

type OfficeListing = ListingDoc & { what: Listing }
/** A copy of somebody's own data is no office's list (me/copy.ts). */
const isOffices = (one: ListingDoc): one is OfficeListing => one.what !== 'own'

/** Wakes `spreadsheets` where nobody is at it. */
export async function worked<L extends ListingDoc>(one: L, now: number): Promise<L> {
  if (one.state !== 'waiting') return one
  const mine = await store.change(
    'listings',
    { _id: one._id, runningUntil: lte(now) },
    { set: { runningUntil: now + AT_WORK_FOR } },
  )
  if (mine > 0) await wake('spreadsheets', { route: 'list', data: { id: one._id } }, PATIENCE)
  return ((await store.get('listings', one._id)) as L | null) ?? one
}
