/** The names that the sentences about people need: places, doors, and how much somebody has in hand. */
import { inForce } from '../../../miniprogram/core/people/role'
import type { PersonDoc } from '../../_documents'
import { now as clock, store } from '../../_platform/ports'
import type { Names } from './changes'
import { byId } from './known'

export async function namesFor(
  pairs: readonly { old: PersonDoc | undefined; next: PersonDoc }[],
): Promise<Names> {
  const docs = pairs.flatMap(({ old, next }) => (old ? [old, next] : [next]))
  const grids = new Map(
    (
      await byId(
        'grids',
        docs.flatMap(({ posts }) => posts.map(({ gridId }) => gridId)),
      )
    ).map(({ _id, name }) => [_id, name]),
  )
  const moved = pairs.filter(({ old, next }) => old && old.householdId !== next.householdId)
  const doors = new Map(
    (
      await byId(
        'households',
        moved.flatMap(({ old, next }) => [old?.householdId ?? null, next.householdId]),
      )
    ).map(({ _id, door }) => [_id, door]),
  )
  const inHand = new Map<string, number>()
  for (const { old, next } of pairs)
    if (old && endsPost(old, next))
      inHand.set(next._id, await store.count('tickets', { 'list.todoOf': next._id, 'list.queue': 'inHand' }))
  return {
    grid: id => grids.get(id) ?? id,
    household: id => doors.get(id) ?? '原来那一户',
    inHand: id => inHand.get(id) ?? 0,
  }
}

const endsPost = (old: PersonDoc, next: PersonDoc): boolean =>
  old.posts.some(
    post =>
      inForce(post, clock()) &&
      next.posts.some(
        other =>
          other.role === post.role &&
          other.gridId === post.gridId &&
          other.until !== null &&
          other.until !== post.until,
      ),
  )
