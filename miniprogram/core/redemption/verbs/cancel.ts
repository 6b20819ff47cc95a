import { verb } from '../kit'
import { overBecause } from '../over'
import { CHANGED, toHousehold } from '../telling'

/** Before it was fetched: points, piece and limit go back. */
export const cancel = verb('Cancelled')({
  label: '不换了',
  pace: 'shopping',
  way: {
    dialog: { title: '不换了吗', words: '分马上退回来，这张码就作废了。', yes: '不换了', no: '还要换' },
  },
  by: { waiting: ['household', 'helper'] },
  to: ['cancelled'],
  input: {},
  elsewhere: (redemption, { now }) => overBecause(redemption, now),
  decide: () => ({}),
  // A neighbour with a post gives up as a neighbour.
  evolve: ({ onBehalf }, { at, by, byName }) => ({
    stage: { state: 'cancelled', ended: { at, by, byName: onBehalf ? byName : null } },
  }),
  message: ({ paid }) => `退了，${paid} 分回到账上。`,
  words: { text: 'none' },
  phrase: CHANGED,
  tells: [toHousehold((piece, { paid }) => `${piece}不换了，${paid} 分退回来了。`)],
  timeline: '不换了',
})
