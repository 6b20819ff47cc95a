import { isEntitled } from '../../../miniprogram/core/points/price'
import { awakeBefore } from '../orders/scene'
import type { Household, Person } from '../people/people'
import type { Agenda } from './agenda'
import type { Counter } from './counter'
import type { Book } from './book'
import { SHELF } from './goods'
import type { When } from './when'

/** One redemption to come. Without `by`: somebody who can pay and has not had it. */
export interface Redeeming {
  of: string
  ago: number
  ends: 'waiting' | 'collected' | 'cancelled' | 'expired'
  /** Days later; 'today': in the last waking hours. */
  after?: number | 'today'
  by?: Person
  /** A household without a phone, served by its grid member. */
  for?: Household
}

/** What the village fetched in the last two months. */
export const REDEEMS: readonly Redeeming[] = [
  { of: 'towel', ago: 58, ends: 'collected', after: 1 },
  { of: 'soap', ago: 52, ends: 'collected', after: 2 },
  { of: 'towel', ago: 45, ends: 'collected', after: 1 },
  { of: 'bag', ago: 40, ends: 'collected', after: 3 },
  { of: 'soap', ago: 36, ends: 'cancelled', after: 1 },
  { of: 'umbrella', ago: 34, ends: 'collected', after: 1 },
  { of: 'umbrella', ago: 33, ends: 'collected', after: 4 },
  { of: 'soap', ago: 29, ends: 'collected', after: 1 },
  { of: 'oil', ago: 28, ends: 'collected', after: 2 },
  { of: 'towel', ago: 26, ends: 'collected', after: 5 },
  { of: 'umbrella', ago: 22, ends: 'expired' },
  { of: 'oil', ago: 18, ends: 'collected', after: 1 },
  { of: 'rice', ago: 15, ends: 'collected', after: 2 },
  { of: 'soap', ago: 11, ends: 'collected', after: 1 },
  { of: 'thermos', ago: 10, ends: 'collected', after: 6 },
  { of: 'bag', ago: 6, ends: 'waiting' },
  { of: 'umbrella', ago: 3, ends: 'waiting' },
  { of: 'oil', ago: 2, ends: 'waiting' },
  { of: 'rice', ago: 4, ends: 'collected', after: 'today' },
  { of: 'towel', ago: 3, ends: 'collected', after: 'today' },
  { of: 'soap', ago: 2, ends: 'collected', after: 'today' },
]

/** How many of each will have left the shelf, or wait there for somebody. */
export function goneBy(all: readonly Redeeming[]): Map<string, number> {
  const gone = new Map<string, number>()
  for (const { of, ends } of all)
    if (ends === 'waiting' || ends === 'collected') gone.set(of, (gone.get(of) ?? 0) + 1)
  return gone
}

export function redeemAll(
  all: readonly Redeeming[],
  {
    book,
    counter,
    agenda,
    families,
    when,
    now,
  }: {
    book: Book
    counter: Counter
    agenda: Agenda
    families: readonly Household[]
    when: When
    now: number
  },
): void {
  all.forEach((one, i) =>
    agenda.on(when(one.ago, 8.4 + ((i * 7) % 9)), at => {
      const by = one.by ?? buyer(one.of, book, counter, families)
      const id = counter.redeem(
        one.of,
        by,
        at,
        one.for ? { for: one.for, consent: '当面问过，她点头说就换这个。' } : {},
      )
      if (one.ends === 'waiting' || one.ends === 'expired') return
      const end =
        one.after === 'today'
          ? awakeBefore(now, 0.4 + (i % 5) * 0.7)
          : when(one.ago - (one.after ?? 0), 8.4 + ((i * 7) % 9) + 0.3)
      agenda.on(end, moment =>
        counter.end(
          id,
          one.ends as 'collected' | 'cancelled',
          one.ends === 'collected' ? counter.keeper : by,
          moment,
        ),
      )
    }),
  )
}

/** Of those who can pay: not the shopkeeper's own, nobody with the post that pays less. */
function buyer(of: string, book: Book, counter: Counter, families: readonly Household[]): Person {
  const price = SHELF.find(({ id }) => id === of)?.price ?? 0
  const able = families.filter(
    ({ doc, people }) =>
      (book.accounts.get(doc._id)?.balance ?? 0) >= price &&
      !people.some(
        ({ actor }) =>
          actor.id === counter.keeper.actor.id || isEntitled(actor, doc.path, actor.posts[0]?.from ?? 0),
      ) &&
      (SHELF.find(({ id }) => id === of)?.limit == null ||
        ![...book.redemptions.values()].some(
          ({ householdId, redemption }) =>
            householdId === doc._id && redemption.goodId === counter.goodId(of),
        )),
  )
  if (able.length === 0) throw new Error(`nobody can pay for ${of}`)
  const [person] = book.random.pick(able).people
  if (!person) throw new Error('a family without people')
  return person
}
