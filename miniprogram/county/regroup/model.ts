/** What the page of a split, a merge or a move says. */
import type { Api } from '../../../contract'
import type { ChoiceView } from '../../views/models'
import { HOUSEHOLDS_A_GRID, sizeOf } from '../../core/people/tree'

export type Doors = Api['county.doors']['reply']
export type Preview = Api['node.preview']['reply']
export type Kind = Api['node.preview']['ask']['kind']

export const KINDS: (ChoiceView & { value: Kind })[] = [
  { value: 'split', label: '拆成两格' },
  { value: 'move', label: '挪几户' },
  { value: 'merge', label: '并到别的格' },
]
export const DONE: Record<Kind, string> = { split: '就这么拆', move: '就这么挪', merge: '就这么并' }

export const doorsOf = ({ doors }: Doors): ChoiceView[] =>
  doors.map(({ id, door }) => ({ value: id, label: door }))
export const targetsOf = ({ targets }: Doors): ChoiceView[] =>
  (targets ?? []).map(({ id, name, households }) => ({ value: id, label: `${name} ${households} 户` }))

interface Line {
  label: string
  words: string
}
/** What follows, before the button. */
export function followsOf(kind: Kind, { going, staying, after, open, closed }: Preview): Line[] {
  const stay = kind === 'merge' ? '这一格撤掉，网格员的岗位到今天为止' : `这一格留下 ${staying} 户`
  return [
    { label: '户', words: `${going} 户过去，那边一共 ${after} 户；${stay}` },
    {
      label: '在办的单',
      words: open === 0 ? '没有' : `${open} 件跟着过去，答应过日子的还是原来的人办，新网格员一起看得到`,
    },
    {
      label: '办结的单',
      words: closed === 0 ? '没有' : `${closed > 999 ? '999 件以上' : `${closed} 件`}，还记在原来的格名下`,
    },
    { label: '联系卡', words: '旧码照样能扫，扫出新网格员' },
  ]
}

/** Why one should think twice; '' where both are right. */
export function warningOf(kind: Kind, { staying, after }: Preview): string {
  const { least, most } = HOUSEHOLDS_A_GRID
  const small = kind !== 'merge' && sizeOf(staying) === 'few'
  if (small && sizeOf(after) === 'few') return `两格都不到 ${least} 户。也可以只挪几户到旁边的格，不用拆。`
  if (small) return `这一格剩下不到 ${least} 户。`
  if (sizeOf(after) === 'many') return `那边就超过 ${most} 户了。`
  return sizeOf(after) === 'few' ? `那边还不到 ${least} 户。` : ''
}
