/** The verbs that need only a sentence or a choice: what is asked, and what is sent. Pages of their own do the rest. */
import { clean, isBlank } from '../../../core/text/fold'
import { CATEGORY_WORDS, MATTER_WORDS, OUTCOME_WORDS, READERS_WORDS, TRACK_WORDS } from '../../../core/words'
import type { Verb } from '../../../core/ticket/lifecycle'
import type { TicketSeen } from '../../../core/ticket/sight/seen'
import type { Outcome } from '../../../core/ticket/types'
import type { ChoiceView } from '../../../components/models'

export interface Filled {
  text: string
  office: string
  choice: string
  outcome: string /** A leaf, e.g. 20261126; 0 when none. */
  day: number /** Who was chosen; '' when nobody. */
  person: string
  hasFiles: boolean
}
export const BLANK: Filled = {
  text: '',
  office: '',
  person: '',
  choice: '',
  outcome: '',
  day: 0,
  hasFiles: false,
}

export interface VerbForm {
  title: string
  note: string
  label: string
  placeholder: string
  max: number
  /** The sentence is needed. */
  needed: boolean
  yes: string
  /** Photos and a voice note may come along. */
  files?: true
  office?: true
  /** A colleague is chosen from those the cloud names. */
  people?: true
  days?: true
  /** `means`: what follows from a choice, said below it once it is made. */
  choices?: { label: string; items: ChoiceView[]; means?: Readonly<Record<string, string>> }
  outcomes?: true
  /** Only the choice is made; nothing is written. */
  silent?: true
}

const choices = (label: string, yes: string, no: string) => ({
  label,
  items: [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ],
})
const form = (
  title: string,
  note: string,
  label: string,
  yes: string,
  more: Partial<VerbForm> = {},
): VerbForm => ({ title, note, label, yes, placeholder: '写一句就行', max: 200, needed: true, ...more })

const ALL = {
  amend: form('补充说明', '接在后面，原来写的不动', '要补充什么', '补上去', {
    max: 500,
    files: true,
    placeholder: '后来怎么样了、还差什么',
  }),
  askCancel: form('不用办了', '跟经办人说一声，同意了这单就撤下来', '为什么不用办了', '告诉经办人', {
    needed: false,
    placeholder: '不写也行',
  }),
  appeal: form('申诉', '交给镇里看，只能申诉一次，镇里的答复就是最后的答复', '觉得哪里不该退', '交给镇里', {
    max: 500,
    placeholder: '把您的理由写下来',
  }),
  objectTo: form('换个人办', '只能提一次，由镇里定。您写的话只有镇里看得见', '为什么想换个人', '交给镇里'),
  recuse: form('是亲戚，回避', '回避以后，这单不再派给您', '是什么关系', '回避', {
    placeholder: '比如：点单的人是我堂叔',
  }),
  addHandler: form('请人一起办', '两个人都能记进展；答应的日子还是您的', '请来做什么', '请来一起办', {
    people: true,
    placeholder: '比如：他会接电线',
  }),
  recommit: form('改日子', '会告诉点单的人，原来答应的日子也留着', '为什么要改', '改到这天', { days: true }),
  unmerge: form('拆开单独办', '两边点单的人都会知道', '为什么不是一件事', '拆开', {
    placeholder: '比如：那是另一盏灯',
  }),
  unpublish: form('撤下来', '从村里的墙上撤下来', '为什么撤', '撤下来'),
  refer: form('移交', '时限接着走；那边有了回话再记回执', '为什么移交', '移交出去', { office: true }),
  answerReferral: form('记回执', '', '那边怎么说', '记下来', {
    max: 500,
    choices: choices('那边接不接', '接了，办完了', '不接，退回来'),
    outcomes: true,
  }),
  answerObjection: form('答复换人', '答复会告诉点单的人', '为什么', '答复', {
    choices: choices('换不换', '换一个人', '不换'),
  }),
  setReaders: form('谁能看这一单', '随时能改，改了马上算数', '给谁看', '就这样', {
    needed: false,
    silent: true,
    choices: {
      label: '给谁看',
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
  }),
  standAside: form('是亲戚，回避', '这一单请别的人来评、来回访；您评过的也收回', '是什么关系', '回避', {
    placeholder: '比如：是我表弟办的',
  }),
  answerReclassify: form('答复改分类', '', '为什么', '答复', {
    choices: choices('改不改', '同意改', '不改'),
  }),
} satisfies Partial<Record<Verb, VerbForm>>

/** The verbs that are done on the sheet. */
export type FormVerb = keyof typeof ALL
export const FORMS: Readonly<Record<FormVerb, VerbForm>> = ALL
export const isFormVerb = (verb: Verb): verb is FormVerb => verb in FORMS

export const OUTCOMES: ChoiceView[] = (Object.keys(OUTCOME_WORDS) as Outcome[]).map(value => ({
  value,
  label: OUTCOME_WORDS[value],
}))

/** What is still missing, or ''. */
export function lacking(form: VerbForm, filled: Filled): string {
  if (form.choices && filled.choice === '') return `还差“${form.choices.label}”没选`
  if (form.outcomes && filled.choice === 'yes' && filled.outcome === '') return '还差“办成了没有”没选'
  if (form.office && isBlank(filled.office)) return '还差“移交给哪里”没写'
  if (form.people && filled.person === '') return '还差“请谁”没选'
  if (form.days && filled.day === 0) return '还差“改到哪天”没选'
  if (form.needed && isBlank(filled.text) && !(form.files && filled.hasFiles))
    return `还差“${form.label}”没写`
  return ''
}

const dayKeyOf = (leaf: number) =>
  `${String(leaf).slice(0, 4)}-${String(leaf).slice(4, 6)}-${String(leaf).slice(6)}`

type Input = (filled: Filled, text: string, rev: number) => Record<string, unknown>
const yes = ({ choice }: Filled): boolean => choice === 'yes'
const reason: Input = (_, text) => ({ reason: text })
const INPUTS: Record<FormVerb, Input> = {
  amend: (_, text) => ({ ...(text ? { text } : {}), attachments: [] }),
  askCancel: (_, text) => (text ? { reason: text } : {}),
  appeal: (_, text) => ({ text }),
  objectTo: reason,
  recuse: reason,
  addHandler: ({ person }, text) => ({ person, reason: text }),
  recommit: ({ day }, text) => ({ promisedDay: dayKeyOf(day), reason: text }),
  unmerge: reason,
  unpublish: reason,
  refer: ({ office }, text) => ({ office: clean(office), reason: text }),
  answerReferral: (filled, text) => ({
    accepted: yes(filled),
    text,
    ...(yes(filled) ? { outcome: filled.outcome } : {}),
  }),
  answerObjection: (filled, text) => ({ upheld: yes(filled), reason: text }),
  setReaders: ({ choice }) => ({ readers: choice }),
  standAside: reason,
  answerReclassify: (filled, text, rev) => ({ agreed: yes(filled), reason: text, seenRev: rev }),
}

/** The input of the verb. Files get their ids on the way. */
export const inputOf = (verb: FormVerb, filled: Filled, rev: number): Record<string, unknown> =>
  INPUTS[verb](filled, clean(filled.text), rev)

/** What follows from the choice that was made; '' where the choice says it all. */
export const meant = ({ choices }: VerbForm, { choice }: Filled): string => choices?.means?.[choice] ?? ''

/** What the person answers to, said above the form. */
export function asked(verb: Verb, ticket: TicketSeen): string {
  const ask = ticket.asks.reclassify
  if (verb === 'answerReclassify' && ask)
    return `想改成：${CATEGORY_WORDS[ask.category]} · ${ask.subWords}，${MATTER_WORDS[ask.matter]}，${TRACK_WORDS[ask.track]}。${ask.reason ?? ''}`
  if (verb === 'setReaders' && ticket.readers !== null) return `现在：${READERS_WORDS[ticket.readers]}`
  if (verb === 'answerObjection' && ticket.asks.objectionWords)
    return `点单的人说：${ticket.asks.objectionWords}`
  return ''
}
