/** What the sheets of an honour ask. */
import type { HonourDetail } from '../../../contract/points/honour'
import type { Result } from '../../api/client'
import type { ChoiceView } from '../../views/models'
import type { BarAction } from './page-model'

export type Sheet = 'agreed' | 'declined' | '' | 'object' | 'answer'
export type Pressed = Result<{ honour: HonourDetail; message: string }>
interface SheetWords {
  title: string
  note: string
  label: string
  placeholder: string
  yes: string
}
export const SHEETS: Record<Exclude<Sheet, ''>, SheetWords> = {
  object: {
    title: '我有意见',
    note: '交给监委会答复，答复了才往下走。不写您的名字，一户提一回。',
    label: '哪里不对',
    placeholder: '比如：那是她女儿做的',
    yes: '交给监委会',
  },
  agreed: {
    title: '这户愿意',
    note: '当面问过、电话里问过，才替他们点。写的话跟这件事一起留着。',
    label: '怎么同意的',
    placeholder: '比如：上门问的，愿意',
    yes: '记下，愿意',
  },
  declined: {
    title: '这户不愿意',
    note: '这一轮就到这里，不公示，也不评。',
    label: '怎么说的',
    placeholder: '比如：上门问的，不想评',
    yes: '记下，不愿意',
  },
  answer: {
    title: '答复意见',
    note: '答复写上您的名字。',
    label: '怎么核实的',
    placeholder: '比如：问了左右两家邻居',
    yes: '答复',
  },
}
export const VERDICTS: ChoiceView[] = [
  { value: 'no', label: '意见不成立', note: '接着往下走' },
  { value: 'yes', label: '意见成立', note: '这次不评' },
]
/** What cannot be undone is asked once more. */
export const SURE: Partial<Record<BarAction, { title: string; words: string; yes: string; no: string }>> = {
  agree: {
    title: '投同意',
    words: '评完了写上您的名字。没评完之前，还能改。',
    yes: '同意',
    no: '再想想',
  },
  against: {
    title: '投不同意',
    words: '评完了写上您的名字。没评完之前，还能改。',
    yes: '不同意',
    no: '再想想',
  },
  no: { title: '不愿意评吗', words: '这一轮就到这里，不公示，也不评。', yes: '不愿意', no: '再想想' },
  takeBack: { title: '不评了吗', words: '这一轮就到这里，公示也撤下来。', yes: '不评了', no: '接着评' },
}

export const OPENERS: ChoiceView[] = ['上门问的', '电话里问的'].map(label => ({ value: label, label }))
