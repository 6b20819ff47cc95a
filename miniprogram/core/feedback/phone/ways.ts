/** The buttons: how each presses its verb. Written by scripts/generate.ts from the verbs, not by hand. */
import type { Press } from '../../process/way'
import type { PersonVerb } from '../commands'

export const PRESSES = {
  answer: {
    verb: 'answer',
    says: {},
    form: {
      title: '答复',
      note: '',
      yes: '答复',
      fields: [
        {
          name: 'text',
          label: '答复',
          type: 'text',
          needed: true,
          max: 500,
          hint: '写清楚查了什么、怎么办的。写的人看得到您的名字。',
        },
      ],
    },
  },
  appeal: {
    verb: 'appeal',
    says: {},
    form: {
      title: '请县里再看',
      note: '',
      yes: '请县里再看',
      fields: [
        {
          name: 'text',
          label: '不满意这个答复',
          type: 'text',
          needed: true,
          max: 500,
          hint: '可以请县里再看一次，只有一次。写清楚哪里没说到。',
        },
      ],
    },
  },
  withdraw: {
    verb: 'withdraw',
    says: {},
    dialog: {
      title: '收回这一条吗',
      words: '收回以后没有人再答复，写的话只有您自己看得到。收回了不能再交回去，要说可以另写一条。',
      yes: '收回',
      no: '不收回',
    },
  },
} as const satisfies Record<string, Press<PersonVerb>>
