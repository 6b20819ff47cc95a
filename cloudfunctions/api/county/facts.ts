/** A node and who may change it. */
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { GridDoc } from '../../_documents'
import { officeOver } from '../../_people/offices'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'

/** A node of the reader's office. `below`: strictly, its own is changed by the level above. */
export async function nodeOf(id: string, me: Known, below: boolean): Promise<GridDoc | Refusal> {
  const node = await store.get('grids', id)
  if (!node) return refuse('NOT_FOUND_HERE')
  const office = officeOver(me, node.path)
  if (isRefusal(office)) return office
  return below && office.gridId === node._id ? refuse('NOT_ALLOWED') : node
}
