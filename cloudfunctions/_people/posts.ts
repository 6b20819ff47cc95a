/** Posts begin and end here, no matter who says so: on the person, in the log, told to the person and to the level above. */
import { about } from '../../miniprogram/core/about'
import { officeTell } from '../../miniprogram/core/news/office-tells'
import { withoutPost, withPost } from '../../miniprogram/core/people/appointing'
import { maskName } from '../../miniprogram/core/people/mask'
import type { PersonId, Post } from '../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../miniprogram/core/refusal'
import { ROLE_LABELS } from '../../miniprogram/core/labels'
import type { AppointmentDoc, GridDoc, PersonDoc } from '../_documents'
import { newsFor } from '../_notices/news'
import type { Tx } from '../_platform/inside'
import { seal } from '../_platform/ports'
import { nearest } from './in-post'
import { calledOf, isUnbound, nameOf, nobody, postRequestOf, writeRequest } from './joining'
import { logOffice, type Official } from './log/office-log'
import { putInto } from './open-grid'
import { postKeysOf } from './person'

/** Who is told besides the person; asked before the transaction. */
export async function above(path: readonly string[], now: number): Promise<PersonId[]> {
  const town = path.length > 2 ? await nearest('inspector', path, now) : []
  const found = town.length > 0 ? town : await nearest('admin', path, now)
  return found.map(({ _id }) => _id)
}

/** Somebody nobody has listed, as they are entered with their post: the number is the office's, for all to ring. */
export const newcomer = (
  id: PersonId,
  { nameSealed, phoneSealed }: NonNullable<AppointmentDoc['newcomer']>,
): PersonDoc => ({
  ...nobody(id, `unbound:${id}`),
  nameSealed,
  phoneSealed,
  staffPhone: seal.open(phoneSealed),
})

/** Anyone who holds a post is named in public; of anybody else the surname. */
export const shownName = (person: PersonDoc): string => person.staffName ?? maskName(calledOf(person))

interface Change {
  node: GridDoc
  by: Official
  hearers: readonly PersonId[]
  now: number
}

/** In the caller's transaction. `agreed`: who gave it, where another one said the second yes. */
export async function givePost(
  tx: Tx,
  person: PersonDoc,
  post: Post,
  { node, by, hearers, now, agreed }: Change & { agreed: string | null },
): Promise<PersonDoc | Refusal> {
  const open = await putInto(tx, node._id)
  if (isRefusal(open)) return open
  const posts = withPost(person.posts, post, now)
  if ('refused' in posts) return posts
  const after: PersonDoc = {
    ...person,
    posts,
    postKeys: postKeysOf(posts, now),
    staffName: person.staffName ?? nameOf(person),
  }
  await tx.put('people', after)
  const { role, from, until, deputy = false } = post
  const name = after.staffName ?? ''
  const id = await logOffice(tx, by, {
    about: about('person', person._id),
    path: node.path,
    step: { type: 'PostGiven', role, node: node.name, name, from, until, deputy, agreed },
    now,
  })
  const facts = { name, post: `${node.name}${ROLE_LABELS[role]}`, by: by.name }
  await tell(tx, id, after, { node, by, hearers, now }, [
    officeTell('PostGiven', facts),
    officeTell('PostGivenBelow', facts),
  ])
  // A post of an account that nobody above has met sleeps; who may confirm it is asked.
  const waiting = await postRequestOf(after, now)
  if (waiting) await writeRequest(tx, waiting.request, after, waiting.hearers)
  return after
}

/** In the caller's transaction. Never in the past: what was pressed until now was pressed by somebody in office. */
export async function endPost(
  tx: Tx,
  person: PersonDoc,
  { role, gridId, at }: Pick<Post, 'role' | 'gridId'> & { at: number },
  change: Change,
): Promise<PersonDoc | Refusal> {
  const posts = withoutPost(person.posts, { role, gridId }, at)
  if (posts === null) return refuse('SAME_ALREADY')
  const after: PersonDoc = { ...person, posts, postKeys: postKeysOf(posts, change.now) }
  await tx.put('people', after)
  const name = person.staffName ?? nameOf(person)
  const id = await logOffice(tx, change.by, {
    about: about('person', person._id),
    path: change.node.path,
    step: { type: 'PostEnded', role, node: change.node.name, name, at },
    now: change.now,
  })
  const facts = { name, post: `${change.node.name}${ROLE_LABELS[role]}`, by: change.by.name }
  await tell(tx, id, after, change, [officeTell('PostTaken', facts), officeTell('PostTakenBelow', facts)])
  return after
}

async function tell(
  tx: Tx,
  id: string,
  person: PersonDoc,
  { node, by, hearers, now }: Change,
  [own, others]: readonly [ReturnType<typeof officeTell>, ReturnType<typeof officeTell>],
): Promise<void> {
  const common = { villageId: node.path[2] ?? node.path[1] ?? node._id, now }
  if (!isUnbound(person))
    await tx.put(
      'due',
      newsFor({ id: `${id}-own`, about: about('person', person._id), ...own, ...common, to: [person._id] }),
    )
  const to = hearers.filter(one => one !== by.id && one !== person._id)
  if (to.length > 0)
    await tx.put(
      'due',
      newsFor({ id: `${id}-above`, about: about('node', node._id), ...others, ...common, to }),
    )
}
