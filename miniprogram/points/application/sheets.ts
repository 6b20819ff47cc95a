/** What the sheets of a good deed ask. */
import type { ChoiceView } from '../../components/models'

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
    note: '证实以后公示三天，您的名字写在上面。',
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
