/** How each verb is pressed. Written by scripts/generate.ts from the verbs, not by hand. */
import type { Form } from '../../process/way'
import type { PersonVerb } from '../lifecycle'

/** On a page of its own. */
export const PAGES = {
  decline: '/desk/decline/decline',
  merge: '/desk/dispatch/dispatch',
  dispatch: '/desk/dispatch/dispatch',
  claim: '/grid/claim/claim',
  giveBack: '/grid/giveback/giveback',
  reassign: '/desk/dispatch/dispatch?verb=reassign',
  progress: '/grid/progress/progress',
  reclassify: '/desk/dispatch/dispatch?verb=reclassify',
  resolve: '/grid/resolve/resolve',
  rate: '/ticket/rate/rate',
  revisit: '/committee/revisit/revisit',
  committeeRate: '/committee/rate/rate',
  reopen: '/ticket/reopen/reopen',
  publish: '/committee/publish/publish',
} as const satisfies Partial<Record<PersonVerb, string>>

/** Done at once after a question. */
export const DIALOGS = {
  withdraw: { title: '撤单', words: '撤了就不办了。要再办，得重新点一单。', yes: '撤单' },
  agreeCancel: { title: '同意撤单', words: '点单的人说不用办了。同意了，这单就撤下来。', yes: '同意撤' },
} as const satisfies Partial<Record<PersonVerb, { title: string; words: string; yes: string }>>

/** On a sheet, drawn from its fields. */
const SHEETS = {
  amend: {
    title: '补充说明',
    note: '接在后面，原来写的不动',
    yes: '补上去',
    fields: [
      {
        name: 'text',
        label: '要补充什么',
        type: 'text',
        needed: false,
        max: 500,
        hint: '后来怎么样了、还差什么',
      },
      { name: 'attachments', label: '照片和语音', type: 'files', needed: false },
    ],
    oneOf: ['text', 'attachments'],
  },
  askCancel: {
    title: '不用办了',
    note: '跟经办人说一声，同意了这单就撤下来',
    yes: '告诉经办人',
    fields: [
      { name: 'reason', label: '为什么不用办了', type: 'text', needed: false, max: 200, hint: '不写也行' },
    ],
  },
  appeal: {
    title: '申诉',
    note: '交给镇里看，只能申诉一次，镇里的答复就是最后的答复',
    yes: '交给镇里',
    fields: [
      {
        name: 'text',
        label: '觉得哪里不该退',
        type: 'text',
        needed: true,
        max: 500,
        hint: '把您的理由写下来',
      },
    ],
  },
  unmerge: {
    title: '拆开单独办',
    note: '两边点单的人都会知道',
    yes: '拆开',
    fields: [
      {
        name: 'reason',
        label: '为什么不是一件事',
        type: 'text',
        needed: true,
        max: 200,
        hint: '比如：那是另一盏灯',
      },
    ],
  },
  refer: {
    title: '移交',
    note: '时限接着走；那边有了回话再记回执',
    yes: '移交出去',
    fields: [
      { name: 'office', label: '移交给哪里', type: 'line', needed: true, max: 40, hint: '比如：镇供电所' },
      { name: 'reason', label: '为什么移交', type: 'text', needed: true, max: 200, hint: '写一句就行' },
    ],
  },
  answerReferral: {
    title: '记回执',
    note: '',
    yes: '记下来',
    fields: [
      {
        name: 'accepted',
        label: '那边接不接',
        type: 'yesNo',
        needed: true,
        items: [
          { value: 'yes', label: '接了，办完了' },
          { value: 'no', label: '不接，退回来' },
        ],
      },
      {
        name: 'outcome',
        label: '办成了没有',
        type: 'pick',
        needed: true,
        items: [
          { value: 'done', label: '办好了' },
          { value: 'partly', label: '办了一部分' },
          { value: 'failed', label: '没办成' },
          { value: 'notNeeded', label: '不用办了' },
          { value: 'partyRefused', label: '对方不愿意' },
        ],
        onlyIf: 'accepted',
      },
      { name: 'text', label: '那边怎么说', type: 'text', needed: true, max: 500, hint: '写一句就行' },
    ],
  },
  recommit: {
    title: '改日子',
    note: '会告诉点单的人，原来答应的日子也留着',
    yes: '改到这天',
    fields: [
      { name: 'promisedDay', label: '改到哪天', type: 'day', needed: true },
      { name: 'reason', label: '为什么要改', type: 'text', needed: true, max: 200, hint: '写一句就行' },
    ],
  },
  addHandler: {
    title: '请人一起办',
    note: '两个人都能记进展；答应的日子还是您的',
    yes: '请来一起办',
    fields: [
      { name: 'person', label: '请谁', type: 'person', needed: true },
      { name: 'reason', label: '请来做什么', type: 'text', needed: true, max: 200, hint: '比如：他会接电线' },
    ],
  },
  recuse: {
    title: '是亲戚，回避',
    note: '回避以后，这单不再派给您',
    yes: '回避',
    fields: [
      {
        name: 'reason',
        label: '是什么关系',
        type: 'text',
        needed: true,
        max: 200,
        hint: '比如：点单的人是我堂叔',
      },
    ],
  },
  objectTo: {
    title: '换个人办',
    note: '只能提一次，由镇里定。您写的话只有镇里看得见',
    yes: '交给镇里',
    fields: [
      { name: 'reason', label: '为什么想换个人', type: 'text', needed: true, max: 200, hint: '写一句就行' },
    ],
  },
  answerObjection: {
    title: '答复换人',
    note: '答复会告诉点单的人',
    yes: '答复',
    fields: [
      {
        name: 'upheld',
        label: '换不换',
        type: 'yesNo',
        needed: true,
        items: [
          { value: 'yes', label: '换一个人' },
          { value: 'no', label: '不换' },
        ],
      },
      { name: 'reason', label: '为什么', type: 'text', needed: true, max: 200, hint: '写一句就行' },
    ],
    answers: 'objection',
  },
  answerReclassify: {
    title: '答复改分类',
    note: '',
    yes: '答复',
    fields: [
      {
        name: 'agreed',
        label: '改不改',
        type: 'yesNo',
        needed: true,
        items: [
          { value: 'yes', label: '同意改' },
          { value: 'no', label: '不改' },
        ],
      },
      { name: 'reason', label: '为什么', type: 'text', needed: true, max: 200, hint: '写一句就行' },
    ],
    insists: true,
    answers: 'reclassify',
  },
  standAside: {
    title: '是亲戚，回避',
    note: '这一单请别的人来评、来回访；您评过的也收回',
    yes: '回避',
    fields: [
      {
        name: 'reason',
        label: '是什么关系',
        type: 'text',
        needed: true,
        max: 200,
        hint: '比如：是我表弟办的',
      },
    ],
  },
  setReaders: {
    title: '谁能看这一单',
    note: '随时能改，改了马上算数',
    yes: '就这样',
    fields: [
      {
        name: 'readers',
        label: '给谁看',
        type: 'pick',
        needed: true,
        items: [
          { value: 'usual', label: '照平常的规矩' },
          { value: 'handlers', label: '只给经办的人' },
          { value: 'committee', label: '监委会也能看能评' },
        ],
        means: {
          usual:
            '派单台、经办的人、镇里看得到。派单台定成大事、小事的，监委会也看得到；矛盾、私事，监委会看不到。',
          handlers: '派单台、经办的人、镇里看得到，监委会和村里别的人都看不到，也不晒出来。',
          committee: '就算是矛盾、私事，监委会也看得到原话，能回访、能评。邻居还是看不到。',
        },
      },
    ],
  },
  unpublish: {
    title: '撤下来',
    note: '从村里的墙上撤下来',
    yes: '撤下来',
    fields: [{ name: 'reason', label: '为什么撤', type: 'text', needed: true, max: 200, hint: '写一句就行' }],
  },
} satisfies Partial<Record<PersonVerb, Form>>
export type FormVerb = keyof typeof SHEETS
export const FORMS: Readonly<Record<FormVerb, Form>> = SHEETS

/** Answers to a request: what most wants doing. */
export const ANSWERS: readonly PersonVerb[] = ['agreeCancel', 'answerObjection', 'answerReclassify']
