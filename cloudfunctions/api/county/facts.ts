/** What a node is before it is changed, and who may change it. */
import type { NodeFacts } from '../../../miniprogram/core/people/regrouping'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { fold } from '../../../miniprogram/core/text/fold'
import type { GridDoc } from '../../_documents'
import { officeOver } from '../../_people/offices'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'

/** Counted no further: nothing is decided by more. */
const ENOUGH = 1000

export async function factsOf(node: GridDoc): Promise<NodeFacts> {
  const [all, households] = await Promise.all([
    store.all('grids', { where: { parent: node._id } }),
    store.count('households', { gridId: node._id }, ENOUGH),
  ])
  const living = all.filter(({ ended }) => !ended)
  const clusters = living.filter(({ form }) => form === 'cluster').length
  return { ...node, children: living.length - clusters, clusters, households }
}

/** A node of the reader's office. `below`: strictly, its own is changed by the level above. */
export async function nodeOf(id: string, me: Known, below: boolean): Promise<GridDoc | Refusal> {
  const node = await store.get('grids', id)
  if (!node) return refuse('NOT_FOUND_HERE')
  const office = officeOver(me, node.path)
  if (isRefusal(office)) return office
  return below && office.gridId === node._id ? refuse('NOT_ALLOWED') : node
}

/** Two children of one node are called differently, however they are written. */
export async function isNamed(parent: string | null, name: string, except?: string): Promise<boolean> {
  const siblings = await store.all('grids', { where: { parent } })
  return siblings.some(one => !one.ended && one._id !== except && fold(one.name) === fold(name))
}
