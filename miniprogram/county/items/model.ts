/** What the page of a village's points rules draws, and what it sends. */
import type { Api } from '../../../contract'
import { dateText, yearOf } from '../../core/clock/shanghai'
import { EARNING_KINDS } from '../../core/points/kinds'
import { PER_LABELS } from '../../core/points/often'
import { EVIDENCE_LABELS } from '../../core/points/revising'
import { CAP_PERIODS, PERIODS } from '../../core/points/types'
import type { ChoiceView } from '../../views/models'

export type Rules = Api['rules.points']['reply']
type Wish = Api['rules.changePoints']['ask']['items'][number]
type Item = Rules['items'][number]

export const KINDS = EARNING_KINDS.map(({ label }) => label)
export const PERS = PERIODS.map(per => (per === 'once' ? '总共' : PER_LABELS[per]))
export const CAP_PERS = CAP_PERIODS.map(per => PER_LABELS[per])
export const PROOFS: ChoiceView[] = [
  { value: 'words', label: EVIDENCE_LABELS.words },
  { value: 'photo', label: EVIDENCE_LABELS.photo },
]
/** Who may report it, as one choice. */
const WHO: Record<string, Item['who']> = {
  both: ['household', 'gridMember'],
  household: ['household'],
  gridMember: ['gridMember'],
}
export const WHO_CHOICES: ChoiceView[] = [
  { value: 'both', label: '都能报' },
  { value: 'household', label: '各家' },
  { value: 'gridMember', label: '网格员' },
]

/** A line as it is typed: numbers as text, choices as their places. */
export interface Row {
  /** Its own on this page, also of a new one. */
  rowKey: string
  /** '' of a new one. */
  id: string
  kind: number
  kindLabel: string
  label: string
  detail: string
  points: string
  unit: string
  most: string
  times: string
  per: number
  perWords: string
  /** '' where nothing limits it. */
  cap: string
  capPer: number
  capPerWords: string
  evidence: Item['evidence']
  who: string
}

const whoOf = ({ who }: Item): string => (who.length > 1 ? 'both' : (who[0] ?? 'both'))
const kindAt = ({ kind }: Item): number =>
  Math.max(
    0,
    EARNING_KINDS.findIndex(one => one.kind === kind),
  )

export function rowOf(item: Item): Row {
  const { id, label, detail, points, unit, most, often, cap, evidence } = item
  const kind = kindAt(item)
  const per = PERIODS.indexOf(often.per)
  const capPer = cap ? CAP_PERIODS.indexOf(cap.per) : CAP_PERIODS.length - 1
  return {
    rowKey: id,
    id,
    kind,
    kindLabel: KINDS[kind] ?? '',
    label,
    detail,
    points: String(points),
    unit,
    most: String(most),
    times: String(often.times),
    per,
    perWords: PERS[per] ?? '',
    cap: cap ? String(cap.points) : '',
    capPer,
    capPerWords: CAP_PERS[capPer] ?? '',
    evidence,
    who: whoOf(item),
  }
}

/** `n`: another one for each, also after one was taken away. */
export const newRow = (n: number): Row => ({
  ...rowOf({
    id: '',
    kind: EARNING_KINDS[0]?.kind ?? 'other',
    label: '',
    detail: '',
    points: 5,
    unit: '次',
    most: 1,
    who: ['household', 'gridMember'],
    often: { times: 1, per: 'month' },
    evidence: 'words',
  }),
  rowKey: `new${n}`,
})

/** 「每小时 5 分 · 每月 4 次」 */
export const lineOf = ({ points, unit, perWords, times }: Row): string =>
  `每${unit} ${points} 分 · ${perWords} ${times} 次`

/** A minus as keyboards write it: of full width, as a sign, as a dash. */
const plainMinus = (text: string): string => text.replace(/^[－−–]/, '-')
const isCount = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text)

/** What cannot be read, in words; '' where everything can. */
export function unreadable(rows: readonly Row[]): string {
  for (const { label, detail, points, unit, most, times, cap } of rows) {
    const called = label.trim() === '' ? '新加的一条' : `「${label}」`
    if ([label, detail, unit].some(text => text.trim() === '')) return `${called}的名字、算法、单位都要写。`
    if (!/^-?[1-9]\d{0,3}$/.test(plainMinus(points))) return `${called}的分要写一个数，扣分前面写减号。`
    if (!isCount(most) || !isCount(times)) return `${called}的几次、一次最多几个，要写一个数。`
    if (cap !== '' && !isCount(cap)) return `${called}的封顶要写一个数；不封顶就空着。`
  }
  return ''
}

const wishOf = (row: Row): Wish => ({
  ...(row.id === '' ? {} : { id: row.id }),
  kind: EARNING_KINDS[row.kind]?.kind ?? 'other',
  label: row.label,
  detail: row.detail,
  points: Number(plainMinus(row.points)),
  unit: row.unit,
  most: Number(row.most),
  who: [...(WHO[row.who] ?? [])],
  often: { times: Number(row.times), per: PERIODS[row.per] ?? 'month' },
  ...(row.cap === '' ? {} : { cap: { points: Number(row.cap), per: CAP_PERIODS[row.capPer] ?? 'year' } }),
  evidence: row.evidence,
})

/** Only what was touched: new lines, changed ones, those that are gone. */
export function changesOf({ items }: Rules, rows: readonly Row[]): { items: Wish[]; gone: string[] } {
  const before = new Map(items.map(item => [item.id, JSON.stringify(wishOf(rowOf(item)))]))
  const wishes = rows.map(wishOf)
  return {
    items: wishes.filter(wish => wish.id === undefined || JSON.stringify(wish) !== before.get(wish.id)),
    gone: items.map(({ id }) => id).filter(id => rows.every(row => row.id !== id)),
  }
}

export const versionsOf = ({ versions }: Rules): string[] =>
  versions.map(
    ({ version, from, by }) =>
      `第 ${version} 版，${yearOf(from)} 年 ${dateText(from)}起，${by ?? '后台'}存的`,
  )

/** What is shown where nothing of its own is saved yet. */
export const originOf = ({ isOwn, villageId, place }: Rules): string => {
  if (isOwn) return ''
  return villageId === null
    ? '现在用的是随程序来的样例。存一版，没有自己规则的村都照它。'
    : `${place}还没有自己的规则，现在照的是县里的，或者样例。存一版，就是自己的了。`
}
