/** Lists that go out as spreadsheets: as they begin, where their file lies. */
import type { ListingDoc } from '../_documents'

type Given = '_id' | 'what' | 'by' | 'byName' | 'node' | 'path' | 'at' | 'until' | 'letOut'

export const newListing = (given: Pick<ListingDoc, Given>): ListingDoc => ({
  ...given,
  v: 1,
  state: 'waiting',
  fileId: null,
  rows: 0,
  bytes: 0,
  runningUntil: 0,
})

/** It follows from the line: made twice, it is one file. */
export const listingPath = (id: string): string => `listings/${id}.xlsx`

/** What holds whole names and numbers: let out by somebody else, or somebody's copy of their own data. */
export const liesSealed = ({ letOut, what }: Pick<ListingDoc, 'letOut' | 'what'>): boolean =>
  Boolean(letOut) || what === 'own'
