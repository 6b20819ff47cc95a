/** The newest line of the passbook that a good deed led to, for those in office. */
import type { Deed } from '../../../miniprogram/core/deed/kinds'
import type { ApplicationDetail } from '../../../contract/points/deed'
import type { EntryDoc } from '../../_documents'
import { oneOf } from '../../_platform/bounds'
import { store } from '../../_platform/ports'

type Last = NonNullable<ApplicationDetail['results'][number]['last']>
/** By the entry that was credited: the end of its line of cures. A cure of a cure is cured there, too. */
export async function newestOf({ results }: Pick<Deed, 'results'>): Promise<Map<string, Last>> {
  const credited = Object.values(results).flatMap(({ entryId }) => (entryId === null ? [] : [entryId]))
  const newest = new Map<string, Last>()
  // Where each line stands now → where it began.
  let open = new Map(credited.map(id => [id, id]))
  const read = await store.some('entries', credited)
  for (const one of read) newest.set(one._id, lastOf(one))
  while (open.size > 0) {
    const cures = await store.all('entries', {
      where: { cause: oneOf([...open.keys()].map(id => `reverse:${id}`)) },
    })
    const next = new Map<string, string>()
    for (const cure of cures) {
      const began = open.get(cure.cures ?? '') ?? ''
      newest.set(began, lastOf(cure))
      next.set(cure._id, began)
    }
    open = next
  }
  return newest
}
const lastOf = ({ _id, title, legs: [own] }: EntryDoc): Last => ({ id: _id, title, points: own.points })
