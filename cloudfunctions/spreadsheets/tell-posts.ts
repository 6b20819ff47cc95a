/** Anybody who gets or loses a post by a file hears of it, if they have an account; also when the file is taken back. */
import { about } from '../../miniprogram/core/about'
import { officeTell } from '../../miniprogram/core/news/office-tells'
import { inForce, type Post } from '../../miniprogram/core/people/role'
import { ROLE_LABELS } from '../../miniprogram/core/labels'
import type { ImportDoc, PersonDoc } from '../_documents'
import { newsFor } from '../_notices/news'
import { isUnbound } from '../_people/joining'
import type { Tx } from '../_platform/inside'

export interface Told {
  import: Pick<ImportDoc, '_id' | 'byName' | 'state'>
  nameOf: (gridId: string) => Promise<string>
  now: number
}

/** In the caller's transaction. The level above hears once of the whole file (`tell-above.ts`). */
export async function tellPosts(
  tx: Tx,
  old: PersonDoc | null,
  next: PersonDoc,
  { import: one, nameOf, now }: Told,
): Promise<void> {
  if (isUnbound(next)) return
  const [before, after] = [lasting(old, now), lasting(next, now)]
  const begun = after.filter(post => !before.some(sameOffice(post)))
  const ended = before.filter(post => !after.some(sameOffice(post)))
  for (const [event, posts] of [
    ['PostGiven', begun],
    ['PostTaken', ended],
  ] as const)
    for (const post of posts)
      await tx.put(
        'due',
        newsFor({
          id: `${event}-${one._id}-${one.state}-${next._id}-${post.role}-${post.gridId}`,
          about: about('person', next._id),
          villageId: post.path[2] ?? '',
          ...officeTell(event, {
            post: `${await nameOf(post.gridId)}${ROLE_LABELS[post.role]}`,
            by: one.byName,
          }),
          to: [next._id],
          now,
        }),
      )
}

const lasting = (person: PersonDoc | null, now: number): Post[] =>
  (person?.posts ?? []).filter(post => inForce(post, now) || post.from > now)
const sameOffice = (a: Post) => (b: Post) => a.role === b.role && a.gridId === b.gridId
