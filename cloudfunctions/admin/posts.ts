/** Posts begin and end here. Who supervises a village never works for it (rules §1). */
import { isDemo, isOfDemo } from '../../miniprogram/core/people/demo'
import { inForce, type Post } from '../../miniprogram/core/people/role'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import type { PersonDoc } from '../_documents'
import { postRequestOf, writeRequest } from '../_people/joining'
import { now as clock, store } from '../_platform/ports'
import { postKeysOf } from '../_people/person'
import { withRetry } from '../_platform/retry'
import type { AdminInput } from './contract'
import { hasClash } from './import/check'
import { ownId } from './import/keys'

export interface Held {
  personId: string
  posts: Post[]
}

/** Decided on the person as stored: two grants at once cannot add up to a clash. */
export async function grantPost({
  personId,
  role,
  gridId,
  from,
  until,
  staffName,
  staffPhone,
}: AdminInput<'grantPost'>): Promise<Held | Refusal> {
  const grid = await store.get('grids', gridId)
  if (!grid || (until !== null && until <= Math.max(from, clock())))
    return refuse('BAD_INPUT', {}, grid ? 'until' : 'gridId')
  if (isDemo(grid.path)) return refuse('DEMO_ONLY', {}, 'gridId')
  return change(personId, person => {
    const name = staffName ?? person.staffName
    if (name === null) return refuse('BAD_INPUT', {}, 'staffName')
    const posts = [
      ...person.posts.filter(p => !(p.role === role && p.gridId === gridId)),
      { role, gridId, path: grid.path, from, until },
    ]
    if (hasClash(posts)) return refuse('POST_CLASH')
    return {
      ...person,
      posts,
      postKeys: postKeysOf(posts, clock()),
      staffName: name,
      staffPhone: staffPhone ?? person.staffPhone,
    }
  })
}

/**
 * What the person still holds goes on to colleagues at the next tick of `jobs`. A post never ends in the past: what was
 * pressed until now was pressed by somebody in office, and the tick looks for posts that ended since the last one.
 */
export async function endPost({
  personId,
  role,
  gridId,
  at,
}: AdminInput<'endPost'>): Promise<Held | Refusal> {
  const now = clock()
  return change(personId, person => {
    const post = person.posts.find(p => p.role === role && p.gridId === gridId && inForce(p, now))
    if (!post) return refuse('NOT_FOUND')
    const posts = person.posts.map(p => (p === post ? { ...p, until: Math.max(at ?? now, now) } : p))
    return { ...person, posts, postKeys: postKeysOf(posts, now) }
  })
}

/** `key`: ours, or the one in the county's register. */
async function change(
  key: string,
  work: (person: PersonDoc) => PersonDoc | Refusal,
): Promise<Held | Refusal> {
  const personId = await ownId('people', key)
  return withRetry(() =>
    store.transaction(async tx => {
      const person = await tx.get('people', personId)
      if (!person) return refuse('NO_SUCH_PERSON', {}, 'personId')
      if (isOfDemo(person)) return refuse('DEMO_ONLY', {}, 'personId')
      const after = work(person)
      if ('refused' in after) return after
      await tx.put('people', after)
      // A new post of an account nobody above has met sleeps; who may confirm it is asked.
      const waiting = await postRequestOf(after, clock())
      if (waiting) await writeRequest(tx, waiting.request, after, waiting.hearers)
      return { personId, posts: after.posts }
    }),
  )
}
