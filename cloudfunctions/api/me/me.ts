/** Me as my own phone sees me, and whom I would call. */
import { atLevel, type Grid, type GridId } from '../../../miniprogram/core/people/grid'
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { inForce, type Post } from '../../../miniprogram/core/people/role'
import { mask } from '../../../miniprogram/core/people/mask'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import type { Contact, GridInfo, Me } from '../../../contract/person/home'
import type { PersonDoc } from '../../_documents'
import { standsInFor } from '../../_people/in-post'
import { grids, holdersUnder } from '../../_people/names'
import { actorOf } from '../../_people/person'
import { seal } from '../../_platform/ports'

export const gridInfo = (grid: Grid | undefined): GridInfo | null =>
  grid ? { id: grid.id, name: grid.name, level: grid.level } : null

const NAME_STATE = { review: 'waits', refused: 'refused' } as const

/** `actor`: the person of this request, whom it may have asked about already. */
export async function meOf(person: PersonDoc, now: number, actor = actorOf(person)): Promise<Me> {
  const posts = person.posts.filter(post => inForce(post, now))
  const village =
    atLevel(person.home, 2) ??
    atLevel(person.guestAt?.path ?? [], 2) ??
    posts.find(post => post.path.length > 2)?.path[2] ??
    null
  const known = await grids.of([village, person.home.at(-1), ...posts.map(post => post.gridId)])
  return {
    id: person._id,
    name: person.staffName ?? seal.open(person.nameSealed),
    nameState: person.nameDoubt ? NAME_STATE[person.nameDoubt.state] : 'stands',
    duties: posts.flatMap(({ role, gridId }) => {
      const grid = gridInfo(known.get(gridId))
      return grid ? [{ role, label: ROLE_LABELS[role], grid }] : []
    }),
    standsIn:
      posts.some(post => post.role === 'admin') && (await standsInFor({ actor, now })).towns.length > 0,
    village: gridInfo(known.get(village ?? '')),
    home: gridInfo(known.get(person.home.at(-1) ?? '')),
    elder: person.elder,
    privacyAgreed: person.privacyAgreedAt !== null,
    contact: (await contactsOf(person, now))[0] ?? null,
    phone: person.phoneSealed === null ? null : mask(seal.open(person.phoneSealed)),
    isGuest: person.guestAt !== null,
    demo: isOfDemo(person),
  }
}

/** Never oneself. The grid members of my home, from the nearest node up, then the desk of my village or of the one I work in; else the town. */
export async function contactsOf(person: PersonDoc, now: number): Promise<Contact[]> {
  const home = person.home.length > 0 ? person.home : (person.guestAt?.path ?? [])
  const found: Contact[] = []
  for (let level = home.length - 1; level >= 2 && found.length === 0; level--)
    found.push(...(await staffAt('gridMember', home[level] ?? '', now)))
  const work = person.posts.find(post => inForce(post, now))?.path ?? []
  const village = atLevel(home, 2) ?? atLevel(work, 2)
  if (village) found.push(...(await deskOf(village, now)))
  const others = found.filter(one => one.id !== person._id)
  const town = atLevel(home, 1) ?? atLevel(work, 1)
  return others.length > 0 || town === null
    ? others
    : (await staffAt('inspector', town, now)).filter(one => one.id !== person._id)
}

/** The desk of a village; nobody of a node that is none. */
export async function deskOf(villageId: GridId, now: number): Promise<Contact[]> {
  return (await grids.of([villageId])).get(villageId)?.level === 2
    ? staffAt('dispatcher', villageId, now)
    : []
}

const kept = new Map<string, { contacts: Contact[]; until: number }>()

/** Kept for a moment: every first page asks for the same few. */
export async function staffAt(role: Post['role'], gridId: GridId, now: number): Promise<Contact[]> {
  const key = `${role}@${gridId}`
  const before = kept.get(key)
  if (before && before.until > performance.now()) return before.contacts
  const holders = (await holdersUnder(role, gridId, now)).filter(one =>
    one.posts.some(post => post.role === role && post.gridId === gridId),
  )
  const gridName = (await grids.of([gridId])).get(gridId)?.name ?? ''
  const contacts = holders.map(one => ({
    id: one._id,
    name: one.staffName ?? '',
    post: `${gridName}${ROLE_LABELS[role]}`,
    phone: one.staffPhone,
    gridName,
  }))
  kept.set(key, { contacts, until: performance.now() + 20_000 })
  return contacts
}
