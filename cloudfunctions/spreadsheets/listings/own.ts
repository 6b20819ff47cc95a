/** Everything that is kept about the person who asked: their own copy, whole names and numbers of nobody else. */
import type { ListingDoc } from '../../_documents'
import { copyOf } from '../../_own/kept'
import { store } from '../../_platform/ports'
import type { Sheet } from '../write/book'

const HEADINGS = ['什么', '哪天', '记着什么']

export async function own({ by, at }: ListingDoc): Promise<Sheet> {
  const person = await store.get('people', by)
  const { rows, notes } = person ? await copyOf(person, at) : { rows: [], notes: [] }
  return { name: '我的资料', rows: [HEADINGS, ...rows], notes }
}
