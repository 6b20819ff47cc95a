/**
 * Who finds what: by which kinds of terms, under which nodes, and which orders of these. The filter is part of the query,
 * never applied to its answer, so that neither a count nor the length of a page tells of an order that is not shown
 * (rules §4). The default is nothing.
 */
import type { FindKind, Reading } from '../../../miniprogram/core/ticket/lists/findable'
import { inForce, type PersonId, type Post } from '../../../miniprogram/core/people/role'
import { allOf, oneOf, type Where } from '../../_platform/bounds'
import type { Known } from '../../_people/person'
import { seal, store } from '../../_platform/ports'

type Finder = 'inspector' | 'dispatcher' | 'supervisor' | 'gridMember'
interface Audience {
  kinds: readonly FindKind[]
  /** Filters beside the terms; an order is found when one of them holds. */
  sees(me: PersonId, post: Post): readonly Where[]
}

/** Below the town nobody finds a complaint about staff. */
const PLAIN = { 'list.aboutStaff': false }
const EVERYTHING: readonly FindKind[] = ['no', 'words', 'door', 'other', 'home']

const AUDIENCES: Readonly<Record<Finder, Audience>> = {
  inspector: { kinds: EVERYTHING, sees: () => [{}] },
  dispatcher: { kinds: EVERYTHING, sees: () => [PLAIN] },
  /** What is classified as public or minor, and not kept from them: without name, phone or door. */
  supervisor: {
    kinds: ['no', 'words'],
    sees: () => [{ ...PLAIN, 'list.kept': false, 'ticket.matter': oneOf(['public', 'minor']) }],
  },
  /** What is in their hands or was when it ended, what is offered to them, what they wrote down in their own grid. */
  gridMember: {
    kinds: ['no', 'words', 'door', 'home'],
    sees: (me, { gridId }): Where[] => [
      { 'list.todoOf': me },
      { 'ticket.stage.holder': me },
      { 'ticket.stage.coHandlers': me },
      { path: gridId, 'ticket.authorId': me, ...PLAIN },
    ],
  },
}
const FINDERS = Object.keys(AUDIENCES) as Finder[]

interface Place {
  node: string
  post: Post
  finder: Finder
}

/** Where this person looks: terms are keyed by village and by town, so a post of the county asks each of its towns. */
async function placesOf({ actor, now }: Known, finders: readonly Finder[]): Promise<Place[]> {
  const posts = actor.posts.filter(post => inForce(post, now))
  const found = await Promise.all(
    finders.flatMap(finder =>
      posts
        .filter(post => post.role === finder)
        .map(async (post): Promise<Place[]> => {
          const node = post.path[2] ?? post.path[1]
          return (node === undefined ? await townsOf(post.gridId) : [node]).map(one => ({
            node: one,
            post,
            finder,
          }))
        }),
    ),
  )
  return found.flat()
}

const townsOf = async (county: string): Promise<string[]> =>
  (await store.all('grids', { where: { parent: county } })).filter(({ ended }) => !ended).map(({ id }) => id)

/** A post below the village looks no further than its own node. */
const within = ({ path, gridId }: Post): Where => (path.length > 3 ? { path: gridId } : {})

const keyed = (node: string, reading: Reading): Where => ({
  found: allOf(reading.map(({ kind, term }) => seal.termHash(node, kind, term))),
})

/**
 * The queries that find what this person means and may see; null when they look for nothing here. `read`: what is meant, in
 * as many readings as there are, by the kinds that may be asked.
 */
export async function queriesFor(
  me: Known,
  read: (kinds: readonly FindKind[]) => readonly Reading[],
): Promise<Where[] | null> {
  const places = await placesOf(me, FINDERS)
  if (places.length === 0) return null
  return places.flatMap(({ node, post, finder }) => {
    const { kinds, sees } = AUDIENCES[finder]
    return read(kinds).flatMap(reading =>
      sees(me.person._id, post).map(filter => ({
        ...(finder === 'gridMember' ? {} : within(post)),
        ...filter,
        ...keyed(node, reading),
      })),
    )
  })
}

/** Those who may see a whole name and number for a purpose may also look for somebody by them. */
const BY_PERSON: readonly Finder[] = ['dispatcher', 'inspector']

/** The queries for whose matter it is; null where nobody may be looked for. */
export async function queriesByPerson(me: Known, reading: Reading): Promise<Where[] | null> {
  const places = await placesOf(me, BY_PERSON)
  if (places.length === 0) return null
  return places.flatMap(({ node, post, finder }) =>
    AUDIENCES[finder]
      .sees(me.person._id, post)
      .map(filter => ({ ...within(post), ...filter, ...keyed(node, reading) })),
  )
}
