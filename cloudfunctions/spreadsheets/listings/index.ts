/**
 * A list as a spreadsheet. It is sent on, so it holds what may be read by anybody of that office and nothing that only some
 * may: no phones, no whole names of residents, no words, ratings, complaints, disputes, private matters or tags. The one with
 * names and numbers was let out by somebody else (docs/adr/0196) and lies in the storage sealed.
 */
import type { Listing } from '../../../miniprogram/core/listings'
import { clockText, dateText } from '../../../miniprogram/core/clock/shanghai'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { ListingDoc } from '../../_documents'
import { liesSealed, listingPath } from '../../_people/listings'
import { gt } from '../../_platform/bounds'
import { files, now as clock, seal, store } from '../../_platform/ports'
import type { SpreadsheetInput } from '../contract'
import { bookOf, type Sheet } from '../write/book'
import { formBook } from '../write/form'
import { households } from './households'
import { orders } from './orders'
import { own } from './own'
import { people } from './people'
import { points } from './points'
import { redemptions } from './redemptions'

/** The heading and the lines of a list of what lies at and below a node. */
type Maker = (node: string, now: number, one: ListingDoc) => Promise<Sheet>

const MOST = 30_000

const MAKERS: Record<Listing | 'own', Maker | (() => Buffer)> = {
  orders,
  households,
  points,
  redemptions,
  people: (_, __, one) => people(one),
  own: (_, __, one) => own(one),
  peopleForm: () => formBook('people'),
  staffForm: () => formBook('staff'),
  gridsForm: () => formBook('grids'),
}

export async function makeListing({ id }: SpreadsheetInput<'list'>): Promise<{ state: string } | Refusal> {
  const one = await store.get('listings', id)
  if (!one) return refuse('NOT_FOUND_HERE')
  if (one.until <= clock()) return refuse('NOT_FOUND_HERE')
  if (one.state !== 'waiting') return { state: one.state }
  const made = await MAKERS[one.what](one.node, clock(), one)
  const { bytes, rows } = Buffer.isBuffer(made) ? { bytes: made, rows: 0 } : bookFor(one, made)
  const content = liesSealed(one) ? Buffer.from(seal.seal(bytes.toString('base64'))) : bytes
  const fileId = await files.upload(listingPath(id), content)
  const noted = await store.change(
    'listings',
    { _id: id, state: 'waiting', until: gt(clock()) },
    { set: { state: 'made', fileId, rows, bytes: bytes.length, runningUntil: 0 } },
  )
  if (noted > 0 || (await isStillWanted(id))) return { state: 'made' }
  // It ran out while it was made: the clock may have looked for the file before it lay there.
  await files.remove([fileId])
  return refuse('NOT_FOUND_HERE')
}

/** Somebody else noted it meanwhile: the same file, by the same path. */
async function isStillWanted(id: string): Promise<boolean> {
  const one = await store.get('listings', id)
  return one !== null && one.until > clock()
}

function bookFor(
  { byName, at }: ListingDoc,
  { name, rows, notes = [] }: Sheet,
): { bytes: Buffer; rows: number } {
  const lines = rows.length - 1
  const more = lines > MOST ? [`还有 ${lines - MOST} 行没有列，请按镇或者按村分开要。`] : []
  const made = `${dateText(at)} ${clockText(at)} ${byName}要的`
  return {
    bytes: bookOf({ name, rows: rows.slice(0, MOST + 1), notes: [...more, ...notes, made] }),
    rows: lines,
  }
}
