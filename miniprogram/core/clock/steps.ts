/** Every step clock and every window, with the length that a county starts with. A new one is a row here. */
import type { Span } from './span'

interface Row extends Span {
  /** Of an urgent order it is as long as `urgent`. */
  hurries?: true
  /** It may use a share of the limit at most (`dispatchPercent`): anyone who reckons it hands in the limit. */
  capped?: true
  /** Rules §7 has it, nothing runs it yet: it is kept in every version and offered nowhere. */
  waits?: true
}

const STEPS = {
  dispatch: { n: 1, unit: 'workdays', hurries: true, capped: true },
  claim: { n: 24, unit: 'hours', hurries: true },
  urgent: { n: 1, unit: 'hours' },
  answer: { n: 3, unit: 'workdays' },
  /** A complaint or a suggestion (信访工作条例: 15 days to say what becomes of it). */
  feedback: { n: 15, unit: 'days' },
  explain: { n: 2, unit: 'workdays', waits: true },
  approve: { n: 2, unit: 'workdays', waits: true },
  rate: { n: 7, unit: 'days' },
  revisit: { n: 15, unit: 'days' },
  residentReopen: { n: 30, unit: 'days' },
  supervisorReopen: { n: 365, unit: 'days' },
  committeeRate: { n: 15, unit: 'days' },
  rateWindowAfterClose: { n: 30, unit: 'days' },
  rateReplace: { n: 7, unit: 'days' },
} as const satisfies Readonly<Record<string, Row>>

export type RuleStep = keyof typeof STEPS
export type CappedStep = {
  [S in RuleStep]: (typeof STEPS)[S] extends { capped: true } ? S : never
}[RuleStep]
/** Those that something runs by: what a county may change. */
export type RunStep = { [S in RuleStep]: (typeof STEPS)[S] extends { waits: true } ? never : S }[RuleStep]
/** Those that are as long as the rules say, whatever the limit. */
export type FreeStep = Exclude<RuleStep, CappedStep>

export const stepNames = Object.keys(STEPS) as readonly RuleStep[]

export const hurries = (step: RuleStep): boolean => 'hurries' in STEPS[step]
export const isCapped = (step: RuleStep): step is CappedStep => 'capped' in STEPS[step]

export const defaultSteps = Object.fromEntries(
  stepNames.map(step => [step, { n: STEPS[step].n, unit: STEPS[step].unit }]),
) as Readonly<Record<RuleStep, Span>>
