/** The buttons: how each presses its verb. Written by scripts/generate.ts from the verbs, not by hand. */
import type { Press } from '../../process/way'
import type { PersonVerb } from '../commands'

export const PRESSES = {
  redeem: {
    verb: 'redeem',
    says: {},
    form: {
      title: '换',
      note: '',
      yes: '替这一户换',
      fields: [
        { name: 'householdId', label: '替哪一户换', type: 'household', needed: true },
        {
          name: 'consentWords',
          label: '怎么同意的',
          type: 'line',
          needed: true,
          max: 60,
          hint: '写一句，比如：当面同意',
          openers: [
            { value: '当面同意', label: '当面同意' },
            { value: '电话里说好的', label: '电话里说好的' },
          ],
        },
      ],
    },
  },
  cancel: {
    verb: 'cancel',
    says: {},
    dialog: { title: '不换了吗', words: '分马上退回来，这张码就作废了。', yes: '不换了', no: '还要换' },
  },
} as const satisfies Record<string, Press<PersonVerb>>
