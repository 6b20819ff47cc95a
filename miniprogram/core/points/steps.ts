/** 一说理 二批评 三处罚 (mechanisms M47): a minus needs the first two, each on a day of its own. */
import { addDays, dayKey } from '../clock/shanghai'

export interface Step {
  step: 1 | 2
  at: number
}
/** Older ones are forgotten. */
const WITHIN_DAYS = 365

/** Whether step 1 stands on an earlier day than `now`, within a year. */
export const hasFirstStep = (steps: readonly Step[], now: number): boolean =>
  recent(steps, now).some(({ step, at }) => step === 1 && dayKey(at) < dayKey(now))

/** Whether steps 1 and 2 stand on different, earlier days, in this order, within a year. */
export function hasBothSteps(steps: readonly Step[], now: number): boolean {
  const known = recent(steps, now)
  return known.some(
    second =>
      second.step === 2 &&
      dayKey(second.at) < dayKey(now) &&
      known.some(first => first.step === 1 && dayKey(first.at) < dayKey(second.at)),
  )
}

const recent = (steps: readonly Step[], now: number): Step[] =>
  steps.filter(({ at }) => at >= addDays(now, -WITHIN_DAYS))
