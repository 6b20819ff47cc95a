import { beside } from '../../kit'

/** On the order that stays: what was merged into it. */
export const joined = beside('Joined')({
  label: '并进一单',
  evolve: ({ stage, joined }, { orders }) => ({ stage, record: { joined: [...joined, ...orders] } }),
  message: '',
  words: { text: 'none', known: 'everyone' },
  board: 'nothing',
  // Told with the merge itself.
  phrase: null,
  tells: [],
  timeline: '又并进来一单，一起办',
})

/** On every order that it was merged into: what left it again. */
export const parted = beside('Parted')({
  label: '拆出一单',
  evolve: ({ stage, joined }, { orders }) => ({
    stage,
    record: { joined: joined.filter(one => !orders.includes(one.id)) },
  }),
  message: '',
  words: { text: 'none', known: 'everyone' },
  board: 'nothing',
  // Told with what was taken out.
  phrase: null,
  tells: [],
  timeline: '有一单拆出去了，单独办',
})
