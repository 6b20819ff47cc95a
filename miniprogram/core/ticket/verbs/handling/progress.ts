import { text } from '../../../process/fields'
import { attachments, needContent } from '../../inputs'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { toRequesters } from '../../telling/tellings'

/** Who works on it says how far it is. */
export const progress = verb('Progressed')({
  label: '记进展',
  pace: 'usual',
  way: {
    page: '/grid/progress/progress',
    asks: {
      note: '点单的人看得到。别写别人家的名字和电话。',
      yes: '记下来',
      oneOf: ['text', 'attachments'],
      photos: '照片',
    },
  },
  by: { claimed: ['holder', 'coHandler'] },
  to: ['same'],
  most: 100,
  input: {
    text: text({
      label: '办到哪一步了',
      max: LIMITS.text,
      moderated: true,
      hint: '今天做了什么，接下来怎么办',
      ready: 'reply',
    }),
    attachments,
  },
  decide: (_, { text, attachments }) => needContent(text, attachments) ?? {},
  evolve: ({ stage }) => ({ stage }),
  message: '进展记下了。',
  words: { text: 'office', reviewedBy: 'desk', known: 'everyone', told: true },
  board: 'nothing',
  phrase: '有进展',
  tells: [toRequesters('badge', '有了进展，点开看看。')],
  timeline: '记了进展',
})
