/** The buttons: how each presses its verb. Written by scripts/generate.ts from the verbs, not by hand. */
import type { Press } from '../../process/way'
import type { PersonVerb } from '../commands'

export const PRESSES = {
  confirm: {
    verb: 'confirm',
    says: { agree: true },
    form: { title: '证实这件事', note: '证实以后公示三天，您的名字写在上面。', yes: '我来证实', fields: [] },
  },
  refuse: {
    verb: 'confirm',
    says: { agree: false },
    form: {
      title: '不证实',
      note: '这一件就不往下走了。会告诉报的人，写一句为什么。',
      yes: '告诉报的人',
      fields: [
        {
          name: 'reason',
          label: '为什么',
          type: 'text',
          needed: true,
          max: 200,
          hint: '比如：那天我在场，没看见人',
        },
      ],
    },
  },
  withdraw: {
    verb: 'withdraw',
    says: {},
    dialog: {
      title: '撤回这一件',
      words: '撤回就不往下走了。写错了可以重新报一件。',
      yes: '撤回',
      no: '留着',
    },
  },
  object: {
    verb: 'object',
    says: {},
    form: {
      title: '我有意见',
      note: '交给监委会答复，答复了才往下走。不写您的名字，一件事提一回。',
      yes: '交给监委会',
      fields: [
        { name: 'householdId', label: '说的是哪一家', type: 'pick', needed: false },
        {
          name: 'reason',
          label: '哪里不对',
          type: 'text',
          needed: true,
          max: 200,
          hint: '比如：那天他家没人来',
        },
      ],
    },
  },
  answer: {
    verb: 'answer',
    says: {},
    form: {
      title: '答复意见',
      note: '报的人、提意见的人都看得到，您的名字写在上面。',
      yes: '答复',
      fields: [
        {
          name: 'upheld',
          label: '成不成立',
          type: 'yesNo',
          needed: true,
          items: [
            { value: 'yes', label: '意见成立' },
            { value: 'no', label: '意见不成立' },
          ],
          means: { yes: '这一件不往下走了。', no: '接着往下走。' },
        },
        {
          name: 'reason',
          label: '怎么核实的',
          type: 'text',
          needed: true,
          max: 200,
          hint: '比如：问了在场的三个人',
        },
      ],
    },
  },
  standAside: {
    verb: 'standAside',
    says: {},
    dialog: {
      title: '是亲戚，回避',
      words: '记下您回避了，这一件由别的人来办。回避了不能再收回。',
      yes: '回避',
      no: '再想想',
    },
  },
} as const satisfies Record<string, Press<PersonVerb>>
