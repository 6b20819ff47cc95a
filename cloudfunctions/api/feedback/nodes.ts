/** Whose inbox a complaint lies in. */
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { Known } from '../../_people/person'
import type { Where } from '../../_platform/bounds'
import { nodesOf, nodesServed } from '../ticket/lists'

/** The town's, a town's without anybody in post for the county, and for the county what was appealed. */
export const feedbackNodes = async (me: Known): Promise<GridId[]> => [
  ...new Set([...(await nodesServed(me, ['inspector'])), ...nodesOf(me, ['admin'])]),
]

/** What waits there for an answer. `towns`: nodes that were looked up before. */
export const feedbackFor = (towns: readonly GridId[], me: Known): Where[] =>
  [...new Set([...towns, ...nodesOf(me, ['admin'])])].map(node => ({ node, open: true }))
