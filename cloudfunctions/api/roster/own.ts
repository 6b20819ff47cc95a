/** Whose list it is: a desk brings its village's, a town its villages', the county everybody's. */
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { ImportDoc } from '../../_documents'
import { officeOf } from '../../_people/offices'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'

/** An import of this office, no matter which of its people began it. */
export async function ownImport(id: string, me: Known): Promise<ImportDoc | Refusal> {
  const office = officeOf(me)
  if ('refused' in office) return office
  const one = await store.get('imports', id)
  return one && one.own === office.gridId ? one : refuse('NOT_FOUND_HERE')
}
