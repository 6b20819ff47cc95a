import type { PersonId } from '../../people/role'
import { beside } from '../kit'
import { LISTED_ONCE } from '../../labels'

/**
 * Two persons turned out to be one: what stood under the second one stands under the first. Anyone who met them face to
 * face is named; the steps before keep the name they were pressed under.
 */
export const selfJoined = beside('SelfJoined')({
  label: LISTED_ONCE,
  message: '并成一个人了。',
  // Told once, to the person and the household, by the joining itself.
  phrase: null,
  tells: [],
  timeline: '核对过了：先后两次登记的是同一个人，这一单归到一起',
  words: { text: 'none', known: 'town' },
  board: 'figures',
  evolve({ stage, requesterId, authorId, joined }, { from, into }) {
    const now = <P extends PersonId | null>(person: P): P | PersonId => (person === from ? into : person)
    return {
      stage,
      record: {
        requesterId: now(requesterId),
        authorId: now(authorId),
        joined: joined.map(one => ({ ...one, requesterId: now(one.requesterId) })),
      },
    }
  },
})
