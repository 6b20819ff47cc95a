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
  urge: {
    title: '催一催',
    words: '该办的人会收到一句话，也看得到催过几次。一天能催一次，急的打电话更快。',
    yes: '催一催',
  },
  withdraw: { title: '撤单', words: '撤了就不办了。要再办，得重新点一单。', yes: '撤单' },
  agreeCancel: { title: '同意撤单', words: '点单的人说不用办了。同意了，这单就撤下来。', yes: '同意撤' },
} as const satisfies Partial<Record<PersonVerb, { title: string; words: string; yes: string }>>

/** Drawn from its fields: on its page, where it has one, or on a sheet. */
const DRAWN = {
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
      { name: 'attachments', label: '照片和语音', type: 'files', needed: false, photos: '照片', voice: '' },
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
  decline: {
    title: '不予受理',
    note: '',
    yes: '不予受理',
    fields: [
      {
        name: 'reason',
        label: '为什么不受理',
        type: 'text',
        needed: true,
        max: 200,
        hint: '点单的人看得到，写清楚',
        ready: 'decline',
        openers: [
          { value: '这件事村里没有权办。', label: '这件事村里没有权办' },
          { value: '这件事已经有人在办了。', label: '这件事已经有人在办了' },
          { value: '这是两家自己的事，', label: '这是两家自己的事' },
        ],
      },
      {
        name: 'whereInstead',
        label: '该去哪里办',
        type: 'line',
        needed: true,
        max: 100,
        hint: '比如：镇便民中心 3 号窗，带身份证',
      },
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
  claim: {
    title: '领单',
    note: '',
    yes: '领下这单',
    fields: [
      {
        name: 'measures',
        label: '打算怎么办',
        type: 'text',
        needed: true,
        max: 300,
        hint: '先做什么，找谁，怎么让人放心',
        openers: [
          { value: '先上门看看，', label: '先上门看看' },
          { value: '约师傅来修，', label: '约师傅来修' },
          { value: '陪着去办，', label: '陪着去办' },
        ],
      },
      { name: 'promisedDay', label: '答应哪天前办好', type: 'day', needed: true },
      {
        name: 'lateReason',
        label: '为什么要超过时限',
        type: 'line',
        needed: true,
        max: 200,
        hint: '比如：等水厂的人来',
        onlyIf: 'promisedDay.late',
      },
      { name: 'showContact', label: '给点单的人看您的电话', type: 'switch', needed: false, on: true },
    ],
  },
  giveBack: {
    title: '退单',
    note: '单子回到派它的人那里，总时限照走，退了几次都记着。早退比拖着好。',
    yes: '退回去',
    fields: [
      {
        name: 'reason',
        label: '为什么退',
        type: 'text',
        needed: true,
        max: 200,
        hint: '写清楚，派单的人好另派',
        openers: [
          { value: '不归我这一格。', label: '不归我这一格' },
          { value: '要别的单位才能办。', label: '要别的单位才能办' },
          { value: '这几天不在村里。', label: '这几天不在村里' },
        ],
      },
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
  progress: {
    title: '记进展',
    note: '点单的人看得到。别写别人家的名字和电话。',
    yes: '记下来',
    fields: [
      {
        name: 'text',
        label: '办到哪一步了',
        type: 'text',
        needed: false,
        max: 500,
        hint: '今天做了什么，接下来怎么办',
        ready: 'reply',
      },
      { name: 'attachments', label: '照片和语音', type: 'files', needed: false, photos: '照片' },
    ],
    oneOf: ['text', 'attachments'],
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
  resolve: {
    title: '办结',
    note: '',
    yes: '办结',
    fields: [
      {
        name: 'outcome',
        label: '办得怎么样',
        type: 'pick',
        needed: true,
        items: [
          { value: 'done', label: '办好了' },
          { value: 'partly', label: '办了一部分' },
          { value: 'failed', label: '没办成' },
          { value: 'notNeeded', label: '不用办了' },
          { value: 'partyRefused', label: '本人不要办' },
        ],
      },
      {
        name: 'text',
        label: '说说结果',
        type: 'text',
        needed: true,
        max: 500,
        hint: '做了什么，现在怎么样了',
        ready: 'resolve',
      },
      { name: 'attachments', label: '照片和语音', type: 'files', needed: false, photos: '办好后的照片' },
    ],
  },
  rate: {
    title: '评价',
    note: '',
    yes: '交评价',
    fields: [
      { name: 'score', label: '满意不满意', type: 'score', needed: true },
      {
        name: 'text',
        label: '想说的话',
        type: 'text',
        needed: false,
        max: 300,
        hint: '哪里好、哪里不好，不写也行',
      },
      { name: 'attachments', label: '照片和语音', type: 'files', needed: false, voice: '说一段话' },
    ],
  },
  revisit: {
    title: '回访',
    note: '',
    yes: '记下回访',
    fields: [
      {
        name: 'satisfied',
        label: '问下来怎么样',
        type: 'yesNo',
        needed: true,
        items: [
          { value: 'yes', label: '满意' },
          { value: 'no', label: '不满意' },
          { value: 'unsure', label: '没说' },
        ],
      },
      {
        name: 'text',
        label: '看到什么',
        type: 'text',
        needed: true,
        max: 500,
        hint: '上门还是打电话，现场怎么样',
      },
    ],
  },
  committeeRate: {
    title: '评议',
    note: '',
    yes: '交评议',
    fields: [
      { name: 'result', label: '结果', type: 'score', needed: true },
      { name: 'speed', label: '速度', type: 'score', needed: true },
      { name: 'manner', label: '态度', type: 'score', needed: true },
      { name: 'text', label: '还想说的话', type: 'text', needed: false, max: 300, hint: '不写也行' },
    ],
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
  reopen: {
    title: '返工',
    note: '',
    yes: '要返工',
    fields: [
      {
        name: 'reason',
        label: '哪里没办好',
        type: 'text',
        needed: true,
        max: 200,
        hint: '写清楚，重新办的人好接着办',
        openers: [
          { value: '又坏了：', label: '又坏了' },
          { value: '只办了一半：', label: '只办了一半' },
          { value: '没有人来过：', label: '没有人来过' },
        ],
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
  publish: {
    title: '晒出去',
    note: '',
    yes: '照这样晒出去',
    fields: [
      {
        name: 'asked',
        label: '点单说了什么',
        type: 'text',
        needed: true,
        max: 200,
        hint: '写事，不写人、不写门牌',
      },
      {
        name: 'done',
        label: '办得怎么样',
        type: 'text',
        needed: true,
        max: 300,
        hint: '做了什么，现在怎么样',
      },
    ],
    insists: true,
  },
  unpublish: {
    title: '撤下来',
    note: '从村里的墙上撤下来',
    yes: '撤下来',
    fields: [{ name: 'reason', label: '为什么撤', type: 'text', needed: true, max: 200, hint: '写一句就行' }],
  },
} satisfies Partial<Record<PersonVerb, Form>>
export type FormVerb = keyof typeof DRAWN
export const FORMS: Readonly<Record<FormVerb, Form>> = DRAWN

/** Answers to a request: what most wants doing. */
export const ANSWERS: readonly PersonVerb[] = ['agreeCancel', 'answerObjection', 'answerReclassify']
