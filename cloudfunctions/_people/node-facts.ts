/** What a node is before it is changed. */
import type { NodeFacts } from '../../miniprogram/core/people/regrouping'
import { fold } from '../../miniprogram/core/text/fold'
import type { GridDoc } from '../_documents'
import { store } from '../_platform/ports'

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

/** Two children of one node are called differently, however they are written. */
export async function isNamed(parent: string | null, name: string, except?: string): Promise<boolean> {
  const siblings = await store.all('grids', { where: { parent } })
  return siblings.some(one => !one.ended && one._id !== except && fold(one.name) === fold(name))
}
