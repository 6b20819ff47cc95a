import { flag } from '../../process/fields'
import { refuse } from '../../refusal'
import { blocked } from '../counter'
import { verb } from '../kit'
import { overBecause } from '../over'
import { CHANGED, toHousehold } from '../telling'

/**
 * At the counter: the goods for the code. Which code is right the cloud looks at before this is decided; to a household
 * without a phone they go without one, because the person who redeemed for it never had it.
 */
export const handOut = verb('HandedOut')({
  label: '发货',
  pace: 'counter',
  way: { page: '/shop/counter/counter' },
  by: { waiting: ['counter'] },
  to: ['collected'],
  input: { inPerson: flag({ label: '人来了，没有码', answer: 'yes' }) },
  elsewhere: (redemption, ctx) => blocked(redemption, ctx) ?? overBecause(redemption, ctx.now),
  refuses: blocked,
  decide({ onBehalf }, { inPerson = false }, { facts }) {
    if (inPerson && onBehalf) return { inPerson: true }
    return facts.shown ? { inPerson: false } : refuse('BAD_INPUT', {}, 'code')
  },
  evolve: (_, { at, by, byName }) => ({ stage: { state: 'collected', ended: { at, by, byName } } }),
  message: ({ goodName, householdTitle }) => `发出了：${goodName}，${householdTitle}。`,
  words: { text: 'none' },
  phrase: CHANGED,
  tells: [toHousehold(piece => `${piece}领走了。要不是您家领的，请跟村里说一声。`)],
  timeline: ({ inPerson }) => (inPerson ? '当面发了货' : '凭码发了货'),
})
