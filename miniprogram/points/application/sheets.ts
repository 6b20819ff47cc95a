/** What the sheets of a good deed ask. */
import { LONG } from '../../core/lasts'
import type { ChoiceView } from '../../views/models'
import { isBlank } from '../../core/text/fold'

export type Sheet = '' | 'confirm' | 'refuse' | 'object' | 'answer'
interface SheetWords {
  title: string
  note: string
  label: string
  placeholder: string
  yes: string
}
export const SHEETS: Record<Exclude<Sheet, ''>, SheetWords> = {
  confirm: {
    title: '证实这件事',
    note: `证实以后公示${LONG.notice}，您的名字写在上面。`,
    label: '',
    placeholder: '',
    yes: '我来证实',
  },
  refuse: {
    title: '不证实',
    note: '这一件就不往下走了。会告诉报的人，写一句为什么。',
    label: '为什么',
    placeholder: '比如：那天我在场，没看见人',
    yes: '告诉报的人',
  },
  object: {
    title: '我有意见',
    note: '交给监委会答复，答复了才入账。不写您的名字，一件事提一回。',
    label: '哪里不对',
    placeholder: '比如：那天他家没人来',
    yes: '交给监委会',
  },
  answer: {
    title: '答复意见',
    note: '报的人、提意见的人都看得到，您的名字写在上面。',
    label: '怎么核实的',
    placeholder: '比如：问了在场的三个人',
    yes: '答复',
  },
}
export const VERDICTS: ChoiceView[] = [
  { value: 'no', label: '意见不成立', note: '接着入账' },
  { value: 'yes', label: '意见成立', note: '不记分' },
]

/** Asked once more before it is done. */
export const SURE = {
  erase: { title: '删掉写的话', words: '文字、照片都删掉，找不回来。分和账不动。', yes: '删掉', no: '留着' },
  withdraw: {
    title: '撤回这一件',
    words: '撤回就不往下走了。写错了可以重新报一件。',
    yes: '撤回',
    no: '留着',
  },
  standAside: {
    title: '是亲戚，回避',
    words: '记下您回避了，这一件由别的人来办。回避了不能再收回。',
    yes: '回避',
    no: '再想想',
  },
}

/** What is still missing on the sheet that is open. */
export function lackOf(typed: { sheet: Sheet; verdict: string; text: string; words: SheetWords }): string {
  const { sheet, verdict, text, words } = typed
  if (sheet === 'confirm') return ''
  if (sheet === 'answer' && verdict === '') return '还差“成不成立”没选'
  return isBlank(text) ? `还差“${words.label}”没写` : ''
}
