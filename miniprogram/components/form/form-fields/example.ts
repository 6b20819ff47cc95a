import type { Example } from '../../example'

export default {
  data: {
    form: {
      title: '退单',
      note: '',
      yes: '退回去',
      fields: [
        {
          name: 'why',
          label: '为什么退',
          type: 'text',
          needed: true,
          max: 200,
          hint: '写清楚，派单的人好另派',
          openers: [{ value: '不归我这一格。', label: '不归我这一格' }],
        },
        { name: 'office', label: '移交给哪里', type: 'line', needed: true, max: 40, hint: '比如：镇供电所' },
        {
          name: 'went',
          label: '那边接不接',
          type: 'yesNo',
          needed: true,
          items: [
            { value: 'yes', label: '接了' },
            { value: 'no', label: '不接' },
          ],
          means: { yes: '那边的人会来找您。' },
        },
        { name: 'day', label: '改到哪天', type: 'day', needed: true },
        { name: 'who', label: '请谁', type: 'person', needed: true },
        { name: 'files', label: '照片和语音', type: 'files', needed: false, photos: '照片', voice: '' },
      ],
    },
    filling: {
      filled: { why: '要供电所来', went: 'yes', day: '20261126', who: 'wang' },
      scores: {},
      files: [],
      lack: '还差“移交给哪里”没写',
      busy: false,
      trouble: '这段话没通过检查。请换个说法；觉得不该拦，可以请人来看。',
      risky: true,
      number: '',
    },
    choices: {
      day: [
        { value: 20261124, weekday: '周二', day: '24', foot: '今天', late: false, aria: '11 月 24 日' },
        { value: 20261126, weekday: '周四', day: '26', foot: '十八', late: false, aria: '11 月 26 日' },
        { value: 20261129, weekday: '周日', day: '29', foot: '时限', late: false, aria: '11 月 29 日' },
        { value: 20261130, weekday: '周一', day: '30', foot: '超了', late: true, aria: '11 月 30 日' },
      ],
    },
    people: [{ id: 'wang', surname: '王', name: '王树林', post: '三组 1 格', load: ['手上 1 件'] }],
  },
  body: '<form-fields form="{{formFields.form}}" filling="{{formFields.filling}}" choices="{{formFields.choices}}" people="{{formFields.people}}" bind:change="heard" bind:person="heard" />',
} satisfies Example
