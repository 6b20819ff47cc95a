/** What the page of the county's deadlines draws, and what it sends. */
import type { Api } from '../../../contract'
import { STEP_LABELS } from '../../core/county/rules'
import { dateText, yearOf } from '../../core/clock/shanghai'
import type { RunStep } from '../../core/clock/steps'
import { CATEGORY_LABELS } from '../../core/labels'

export type Rules = Api['rules.show']['reply']
type Change = Api['rules.change']['ask']
type Unit = Change['subs'][number]['unit'] | 'hours'

/** In the order of the picker. */
export const UNITS: readonly Unit[] = ['hours', 'days', 'workdays']
export const UNIT_LABELS: Record<Unit, string> = { hours: '小时', days: '天', workdays: '工作日' }

interface StepRow {
  step: RunStep
  label: string
  n: string
  unit: number
  unitText: string
}
interface SubRow {
  id: string
  kind: string
  label: string
  /** '' as long as its stars say. */
  days: string
  needsPhoto: boolean
}
export interface Draft {
  steps: StepRow[]
  one: string
  two: string
  subs: SubRow[]
}

export const draftOf = ({ steps, tracks, subs }: Rules): Draft => ({
  steps: (Object.keys(STEP_LABELS) as RunStep[]).map(step => ({
    step,
    label: STEP_LABELS[step],
    n: String(steps[step].n),
    unit: UNITS.indexOf(steps[step].unit),
    unitText: UNIT_LABELS[steps[step].unit],
  })),
  one: String(tracks[1]),
  two: String(tracks[2]),
  subs: subs.map(({ id, category, label, days, needsPhoto }) => ({
    id,
    kind: CATEGORY_LABELS[category],
    label,
    days: days === undefined ? '' : String(days),
    needsPhoto,
  })),
})

const isCount = (text: string): boolean => /^[1-9]\d{0,2}$/.test(text)

/** What cannot be read as a number, in words; '' where everything can. */
export function unreadable({ steps, one, two, subs }: Draft): string {
  const step = steps.filter(({ n }) => !isCount(n))[0]
  if (step) return `「${step.label}」要写一个数，1 到 999。`
  if (!isCount(one) || !isCount(two)) return '★ 和 ★★ 要写几天，1 到 999。'
  const sub = subs.filter(({ days, label }) => label.trim() === '' || (days !== '' && !isCount(days)))[0]
  return sub ? `「${sub.label || sub.kind}」的名字或天数没写对；照星级的，天数空着。` : ''
}

export function changeOf(
  { version, subs: before, steps: kept }: Rules,
  { steps, one, two, subs }: Draft,
): Pick<Change, 'basedOn' | 'steps' | 'tracks' | 'subs'> {
  // Steps that are not offered stay as they are.
  const spans: Change['steps'] = { ...kept }
  for (const { step, n, unit } of steps) spans[step] = { n: Number(n), unit: UNITS[unit] ?? 'days' }
  return {
    basedOn: version,
    steps: spans,
    tracks: { 1: Number(one), 2: Number(two) },
    // Only those that were touched.
    subs: before
      .map((old, i) => ({ old, ...subs[i] }))
      .filter(({ old, label, days, needsPhoto }) => {
        const oldDays = old.days === undefined ? '' : String(old.days)
        return label !== old.label || days !== oldDays || needsPhoto !== old.needsPhoto
      })
      .map(({ old, label = '', days = '', needsPhoto = false }) => ({
        id: old.id,
        label,
        track: old.track,
        unit: old.unit,
        needsPhoto,
        ...(days === '' ? {} : { days: Number(days) }),
      })),
  }
}

export const versionsOf = ({ versions }: Rules): string[] =>
  versions.map(({ version, from, by }) =>
    by === null
      ? `第 ${version} 版，随程序来的`
      : `第 ${version} 版，${yearOf(from)} 年 ${dateText(from)}起，${by}存的`,
  )
