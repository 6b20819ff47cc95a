/** On the buttons. Written by scripts/generate.ts from the verbs, not by hand. */
import type { RequestName } from '../events'
import type { Verb } from '../lifecycle'

export const LABELS: Record<Verb, string> = {
  submit: '点单',
  register: '登记',
  amend: '补充说明',
  urge: '催一催',
  withdraw: '撤单',
  askCancel: '不用办了',
  agreeCancel: '同意撤单',
  decline: '不予受理',
  appeal: '申诉',
  merge: '并单',
  unmerge: '拆单',
  refer: '移交',
  answerReferral: '记回执',
  dispatch: '派单',
  claim: '领单',
  lapse: '没人领，退回派单台',
  giveBack: '退单',
  reassign: '改派',
  recommit: '改日子',
  progress: '记进展',
  addHandler: '请人一起办',
  recuse: '是亲戚，回避',
  objectTo: '换个人办',
  answerObjection: '答复换人',
  reclassify: '改分类',
  answerReclassify: '答复改分类',
  resolve: '办结',
  rate: '评价',
  revisit: '回访',
  committeeRate: '评议',
  standAside: '是亲戚，回避',
  reopen: '返工',
  close: '归档',
  consent: '同意晒单',
  setReaders: '谁能看这一单',
  publish: '晒出去',
  unpublish: '撤下来',
  remind: '到点提醒',
  correctDays: '按放假安排改日子',
}

/** On a card: what waits there for an answer. */
export const ASK_TAGS: Record<RequestName, string> = {
  cancel: '说不用办了',
  objection: '想换个人办',
  reclassify: '等答复改分类',
}

/** Lists of the town: what waits there for an answer. */
export const ANSWER_LISTS = [
  { value: 'objection', label: '要换人的', hint: '点单的人想换个人办，同意就退回派单台' },
  { value: 'reclassify', label: '改分类的', hint: '派单台要改分类，您点头才算' },
] as const
