/** A new version of what earns points: what would be otherwise, in words. */
import { capText, oftenText } from './often'
import type { PointsItem } from './types'

/** So many lines are changed or added at once: as many as fit into one request, however long they are. */
export const LINES_AT_ONCE = 20

/** What somebody writes of a line. A minus always goes by the three steps, nothing else does. */
export type ItemWish = Omit<PointsItem, 'id' | 'threeSteps'>
export const itemOf = (id: string, wish: ItemWish): PointsItem => {
  const { kind, label, detail, points, unit, most, who, often, cap, evidence } = wish
  return {
    id,
    kind,
    label,
    detail,
    points,
    unit,
    most,
    who,
    often,
    ...(cap ? { cap } : {}),
    evidence,
    ...(points < 0 ? { threeSteps: true as const } : {}),
  }
}

/** The lines as they will be: those that change in their place, new ones at the end. */
export const revised = (
  before: readonly PointsItem[],
  { items, gone }: { items: readonly PointsItem[]; gone: readonly string[] },
): PointsItem[] => [
  ...before
    .filter(({ id }) => !gone.includes(id))
    .map(item => items.find(({ id }) => id === item.id) ?? item),
  ...items.filter(({ id }) => before.every(one => one.id !== id)),
]

const WHO_WORDS: Record<PointsItem['who'][number], string> = { household: '各家', gridMember: '网格员' }
export const EVIDENCE_LABELS: Record<PointsItem['evidence'], string> = {
  words: '写一两句',
  photo: '要一张照片',
}

/** Everything of a line that somebody reads, each as one short phrase. */
const PHRASES: Record<Exclude<keyof ItemWish, 'unit' | 'kind'>, (item: PointsItem) => string> = {
  label: ({ label }) => `「${label}」`,
  points: ({ points, unit }) => `每${unit} ${points} 分`,
  often: ({ often }) => oftenText(often),
  cap: ({ cap }) => (cap ? capText(cap) : '总分不封顶'),
  most: ({ most, unit }) => `一次最多报 ${most} ${unit}`,
  evidence: ({ evidence }) => EVIDENCE_LABELS[evidence],
  who: ({ who }) =>
    `${[...who]
      .sort()
      .reverse()
      .map(one => WHO_WORDS[one])
      .join('、')}能报`,
  detail: ({ detail }) => detail,
}
const PARTS = Object.keys(PHRASES) as (keyof typeof PHRASES)[]

/** One line for everything that would be otherwise. */
export function itemDifferences(before: readonly PointsItem[], after: readonly PointsItem[]): string[] {
  const gone = before.filter(({ id }) => after.every(one => one.id !== id))
  return [
    ...after.flatMap(item => {
      const old = before.find(({ id }) => id === item.id)
      if (!old) return [`加了「${item.label}」：${PHRASES.points(item)}，${PHRASES.often(item)}`]
      return PARTS.map(part => [PHRASES[part](old), PHRASES[part](item)] as const)
        .filter(([was, is]) => was !== is)
        .map(([was, is]) => `「${old.label}」：${was} → ${is}`)
    }),
    ...gone.map(({ label }) => `拿掉「${label}」`),
  ]
}
