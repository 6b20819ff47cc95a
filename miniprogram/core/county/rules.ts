/** A county's own deadlines and sub-categories: what each is called, and what a new version would change. */
import type { RuleSet } from '../clock/policy'
import { spanText, type Span } from '../clock/span'
import { stepNames, type RuleStep, type RunStep } from '../clock/steps'
import { CATEGORY_LABELS } from '../labels'

/** Of the steps that something runs by; a length that nothing reads is not offered. */
export const STEP_LABELS: Record<RunStep, string> = {
  dispatch: '派单',
  claim: '领单',
  urgent: '急事每一步',
  answer: '移交以后等回音',
  feedback: '投诉和建议等答复',
  rate: '办结以后等评价',
  revisit: '办结以后回访',
  residentReopen: '结单以后居民能返工',
  supervisorReopen: '结单以后监委会能返工',
  committeeRate: '结单以后监委会能评',
  rateWindowAfterClose: '结单以后还能评价',
  rateReplace: '评价以后能改',
}

type Sub = RuleSet['subs'][number]
/** What somebody may change on the phone; the rest of a version is taken over. */
export interface RuleChanges {
  steps: Readonly<{ [S in RuleStep]?: Span | undefined }>
  tracks: { 1: number; 2: number }
  subs: readonly Pick<Sub, 'id' | 'label' | 'track' | 'needsPhoto' | 'days' | 'unit'>[]
}

/** The version that follows `before`: from this day on, for what is submitted then. */
export function nextRules(before: RuleSet, version: number, from: number, changes: RuleChanges): RuleSet {
  const { sample: _, ...rest } = before
  return {
    ...rest,
    version,
    from,
    to: null,
    steps: Object.fromEntries(
      stepNames.map(step => [step, changes.steps[step] ?? before.steps[step]]),
    ) as Record<RuleStep, Span>,
    tracks: { ...before.tracks, 1: { days: changes.tracks[1] }, 2: { days: changes.tracks[2] } },
    subs: before.subs.map(sub => {
      const changed = changes.subs.find(({ id }) => id === sub.id)
      if (!changed) return sub
      const { days: __, ...old } = sub
      return { ...old, ...changed }
    }),
  }
}

const lengthOf = ({ days, unit }: Pick<Sub, 'days' | 'unit'>): string =>
  days === undefined ? '照星级' : spanText({ n: days, unit })

/** One line for everything that would be otherwise. */
export function differences(before: RuleSet, after: RuleSet): string[] {
  const lines: string[] = []
  for (const step of Object.keys(STEP_LABELS) as RunStep[]) {
    const [old, next] = [spanText(before.steps[step]), spanText(after.steps[step])]
    if (old !== next) lines.push(`${STEP_LABELS[step]}：${old} → ${next}`)
  }
  for (const track of [1, 2] as const)
    if (before.tracks[track].days !== after.tracks[track].days)
      lines.push(`${'★'.repeat(track)}：${before.tracks[track].days} 天 → ${after.tracks[track].days} 天`)
  for (const sub of after.subs) {
    const old = before.subs.find(({ id }) => id === sub.id)
    if (old)
      lines.push(...ofSub(old, sub).map(line => `${CATEGORY_LABELS[sub.category]}·${old.label}：${line}`))
  }
  return lines
}

function ofSub(old: Sub, next: Sub): string[] {
  const lines: string[] = []
  if (old.label !== next.label) lines.push(`改叫${next.label}`)
  if (old.track !== next.track) lines.push(`${'★'.repeat(old.track)} → ${'★'.repeat(next.track)}`)
  if (lengthOf(old) !== lengthOf(next)) lines.push(`${lengthOf(old)} → ${lengthOf(next)}`)
  if (old.needsPhoto !== next.needsPhoto) lines.push(next.needsPhoto ? '办结要照片' : '办结不用照片')
  return lines
}
