import { text } from '../../../process/fields'
import { otherDesk } from '../../pieces/desk'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { hadPromise, promiseFalls, toRequesters } from '../../telling/tellings'
import { due } from '../../time/times'

/** Another office has to do it. The total clock goes on. */
export const refer = verb('Referred')({
  label: '移交',
  pace: 'usual',
  way: { sheet: { note: '时限接着走；那边有了回话再记回执', yes: '移交出去' } },
  by: { submitted: ['dispatcher', 'inspector'], claimed: ['dispatcher', 'inspector'] },
  to: ['referred'],
  input: {
    office: text({
      label: '移交给哪里',
      max: LIMITS.office,
      line: true,
      hint: '比如：镇供电所',
      moderated: true,
      onRecord: true,
      required: 'NEEDS_REASON',
    }),
    reason: { ...reason, label: '为什么移交' },
  },
  refuses: otherDesk,
  decide: (_, { office }, ctx) => ({ office, answerDueAt: due(ctx, 'answer') }),
  evolve: ({ stage }, { at, by, office, answerDueAt }) => ({
    stage: {
      state: 'referred',
      office,
      referredAt: at,
      referredBy: by,
      answerDueAt,
      before: stage.state,
    },
  }),
  message: '移交出去了，等那边的回执。',
  words: { text: 'office', reviewedBy: 'town', known: 'everyone', told: true },
  board: 'figures',
  phrase: '已移交',
  tells: [
    promiseFalls('移交给别处办，原来答应的日子不算了，点开看看。'),
    toRequesters('badge', '移交给别处办了，点开看看。', { when: ({ before }) => !hadPromise(before) }),
  ],
  timeline: ({ office }) => `移交给${office ?? '别处'}`,
})
