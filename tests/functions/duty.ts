/** The numbers of a first page, and the lists that they open: each by hand, as the pages ask for them. */
import { expect } from 'vitest'
import type { CellId } from '../../miniprogram/core/duty/cells'
import type { Post } from '../../miniprogram/core/people/role'
import type { County } from './county'
import type { Key } from './seeded'

type Role = Post['role']

/** What is more than nothing, by its name. */
export async function numbersOf(
  county: County,
  who: Key,
  role: Role,
): Promise<Partial<Record<CellId, number>>> {
  const { duty } = await county.ok(who, 'me.home', {})
  const counts = duty?.posts.find(post => post.role === role)?.counts ?? []
  return Object.fromEntries(counts.flatMap(({ id, count }) => (count > 0 ? [[id, count]] : [])))
}

type Asked = (county: County, who: Key, as: Role) => Promise<{ length: number }>
const today =
  (pile: 'late' | 'today' | 'offered' | 'cancel'): Asked =>
  async (county, who, as) => {
    const { offered, inHand } = await county.ok(who, 'grid.today', { pile, as })
    return [...offered, ...inHand]
  }
const orders =
  (
    list:
      | 'desk'
      | 'returned'
      | 'late'
      | 'referred'
      | 'town'
      | 'townLate'
      | 'objection'
      | 'reclassify'
      | 'standIn'
      | 'toRate'
      | 'toRevisit',
    mine?: true,
  ): Asked =>
  async (county, who, as) => {
    let length = 0
    for (let cursor: string | undefined; ; ) {
      const ask = { list, as, ...(mine ? { mine } : {}), ...(cursor ? { cursor } : {}) }
      const { items, next } = await county.ok(who, 'ticket.list', ask)
      length += items.length
      if (next === null) return { length }
      cursor = next
    }
  }

const LISTS: Record<CellId, Asked> = {
  late: today('late'),
  today: today('today'),
  offered: today('offered'),
  cancel: today('cancel'),
  toConfirm: async (county, who, as) =>
    (await county.ok(who, 'points.list', { list: 'toConfirm', as })).items,
  toAnswer: async (county, who, as) =>
    (await county.ok(who, 'points.list', { list: 'objected', mine: true, as })).items,
  toVote: async (county, who, as) => (await county.ok(who, 'honour.list', { list: 'toDecide', as })).items,
  toRate: orders('toRate', true),
  toRevisit: orders('toRevisit', true),
  joins: async (county, who, as) => (await county.ok(who, 'join.waiting', { as })).items,
  desk: orders('desk'),
  returned: orders('returned'),
  overdue: orders('late'),
  referred: orders('referred'),
  reviews: async (county, who, as) => (await county.ok(who, 'desk.reviews', { as })).items,
  notReached: async (county, who, as) => (await county.ok(who, 'desk.notReached', { as })).items,
  town: orders('town'),
  townOverdue: orders('townLate'),
  objection: orders('objection', true),
  reclassify: orders('reclassify', true),
  standIn: orders('standIn'),
  letters: async (county, who, as) => (await county.ok(who, 'feedback.list', { list: 'open', as })).items,
  posts: async (county, who, as) => (await county.ok(who, 'post.waiting', { as })).items,
  collect: async (county, who) => (await county.ok(who, 'shop.waiting', {})).items,
}

/** The numbers of this post are these, and each opens a list as long as it says. */
export async function expectNumbers(
  county: County,
  who: Key,
  role: Role,
  numbers: Partial<Record<CellId, number>>,
): Promise<void> {
  expect(await numbersOf(county, who, role), `${who} as ${role}`).toEqual(numbers)
  for (const [id, count] of Object.entries(numbers) as [CellId, number][])
    expect((await LISTS[id](county, who, role)).length, `${who} as ${role}: the list of ${id}`).toBe(count)
}
