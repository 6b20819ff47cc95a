import { KEPT_DAYS } from '../days'
import { verb } from '../kit'
import { CHANGED, toHousehold } from '../telling'

/** Nobody came for it: points, piece and limit go back. Nobody but the timer presses this. */
export const expire = verb('Expired')({
  label: '过期退回',
  by: { waiting: ['clock'] },
  to: ['expired'],
  input: {},
  decide: () => ({}),
  evolve: (_, { at, by }) => ({ stage: { state: 'expired', ended: { at, by, byName: null } } }),
  message: '',
  words: { text: 'none' },
  phrase: CHANGED,
  tells: [toHousehold((piece, { paid }) => `${piece}过了 ${KEPT_DAYS} 天没来拿，${paid} 分退回来了。`)],
  timeline: `过了 ${KEPT_DAYS} 天没来拿`,
})
