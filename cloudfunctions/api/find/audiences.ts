/**
 * Who finds what (of those who may at all, `FINDS`): which orders, under which nodes, by which kinds of terms. The filter is part of the query,
 * never applied to its answer, so that neither a count nor the length of a page tells of an order that is not shown
 * (rules §4). The default is nothing.
 */
import type { FindKind, Reading } from '../../../miniprogram/core/ticket/lists/findable'
import { FINDS, type Finder } from '../../../miniprogram/core/ticket/lists/finders'
import { inForce, type PersonId, type Post } from '../../../miniprogram/core/people/role'
import { allOf, oneOf, otherThan, type Where } from '../../_platform/bounds'
import type { Known } from '../../_people/person'
import { seal, store } from '../../_platform/ports'

/** What somebody finds, and by which kinds of terms: never by a kind whose answer they may not read of these orders. */
interface Part {
  kinds: readonly FindKind[]
  /** Beside the terms. */
  where: Where
}
/** An order is found when one of the parts holds. */
type Audience = (me: PersonId, post: Post) => readonly Part[]

/** Below the town nobody finds a complaint about staff. */
const PLAIN = { 'list.aboutStaff': false }
const EVERYTHING: readonly FindKind[] = ['no', 'words', 'door', 'other', 'home']
/** Where whose it is may be read. */
const WHOSE: readonly FindKind[] = ['no', 'words', 'door', 'home']
/** Without name, phone or door. */
const NOBODYS: readonly FindKind[] = ['no', 'words']

const AUDIENCES: Readonly<Record<Finder, Audience>> = {
  inspector: () => [{ kinds: EVERYTHING, where: {} }],
  dispatcher: () => [{ kinds: EVERYTHING, where: PLAIN }],
  /** What is classified as public or minor, and not kept from them. */
  supervisor: () => [
    {
      kinds: NOBODYS,
      where: { ...PLAIN, 'list.kept': false, 'ticket.matter': oneOf(['public', 'minor']) },
    },
  ],
  /**
   * What is in their hands or was when it ended, and what they wrote down in office in their own grid; of what is offered
   * to them they learn whose it is only once they claimed it.
   */
  gridMember: (me, { gridId }): Part[] => [
    { kinds: NOBODYS, where: { 'list.offeredTo': me } },
    { kinds: WHOSE, where: { 'ticket.stage.holder': me } },
    { kinds: WHOSE, where: { 'ticket.stage.coHandlers': me } },
    {
      kinds: WHOSE,
      where: { path: gridId, 'ticket.authorId': me, 'ticket.family': otherThan(true), ...PLAIN },
    },
  ],
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
  return places.flatMap(place =>
    partsOf(me, place).flatMap(({ kinds, where }) =>
      read(kinds).map(reading => ({ ...where, ...keyed(place.node, reading) })),
    ),
  )
}

/** The queries for whose matter it is; null where nobody may be looked for. */
export async function queriesByPerson(me: Known, readings: readonly Reading[]): Promise<Where[] | null> {
  const places = await placesOf(
    me,
    FINDERS.filter(role => FINDS[role].byPerson),
  )
  if (places.length === 0) return null
  return places.flatMap(place =>
    partsOf(me, place).flatMap(({ where }) =>
      readings.map(reading => ({ ...where, ...keyed(place.node, reading) })),
    ),
  )
}

/** What is in a grid member's hands is theirs wherever it lies; everybody else looks under their own node. */
const partsOf = (me: Known, { post, finder }: Place): Part[] =>
  AUDIENCES[finder](me.person._id, post).map(({ kinds, where }) => ({
    kinds,
    where: { ...(finder === 'gridMember' ? {} : within(post)), ...where },
  }))
