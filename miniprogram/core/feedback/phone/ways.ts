/** The buttons: how each presses its verb. Written by scripts/generate.ts from the verbs, not by hand. */
import type { Press } from '../../process/way'
import type { PersonVerb } from '../commands'

export const PRESSES = {
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
