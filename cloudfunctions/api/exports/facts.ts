/** What the four steps of such a list share: its village, who may let it out, how it stands. */
import { about } from '../../../miniprogram/core/about'
import { answerersAt, mayLetOut } from '../../../miniprogram/core/county/exporting'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { Actor, PersonId } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { OfficeTell } from '../../../miniprogram/core/news/office-tells'
import type { ExportCard } from '../../../contract/county/exports'
import type { ExportDoc, GridDoc } from '../../_documents'
import { newsFor } from '../../_notices/news'
import { holdersAt } from '../../_people/in-post'
import { isUnbound } from '../../_people/joining'
import { acting, actorOf, type Known } from '../../_people/person'
import type { Tx } from '../../_platform/inside'
import { nodeOf } from '../county/facts'

/** A village of the reader's office. */
export async function villageOf(id: GridId, me: Known): Promise<GridDoc | Refusal> {
  const node = await nodeOf(id, me, false)
  if (isRefusal(node)) return node
  return node.level === 2 && !node.ended ? node : refuse('NOT_FOUND_HERE')
}

/** Everybody with an account who may let it out, as things stand. */
export async function answerers(
  one: { path: readonly GridId[]; office: GridId; asker: Actor },
  now: number,
): Promise<PersonId[]> {
  const found: PersonId[] = []
  for (const node of answerersAt(one.path, one.office).reverse())
    for (const role of ['inspector', 'admin'] as const)
      for (const person of await holdersAt(role, node, now))
        if (!isUnbound(person) && mayLetOut(actorOf(acting(person)), one, now)) found.push(person._id)
  return found
}

const isOpen = ({ state }: ExportDoc): boolean => state === 'asked' || state === 'agreed'
export const isUnderWay = (one: ExportDoc, now: number): boolean => isOpen(one) && one.until > now

export const cardOf = (one: ExportDoc, now: number): ExportCard => ({
  id: one._id,
  village: one.villageName,
  purpose: one.purpose,
  byName: one.byName,
  at: one.at,
  state: isOpen(one) && one.until <= now ? 'over' : one.state,
  until: one.until,
  answeredByName: one.answeredByName,
})

/** In the caller's transaction. */
export const tell = (
  tx: Tx,
  one: Pick<ExportDoc, 'village'>,
  news: { id: string; what: OfficeTell; to: readonly PersonId[]; now: number },
): Promise<void> =>
  tx.put(
    'due',
    newsFor({
      id: news.id,
      about: about('node', one.village),
      villageId: one.village,
      ...news.what,
      to: news.to,
      now: news.now,
    }),
  )
