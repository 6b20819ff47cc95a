import type { RuleSet } from './policy'
import { fromDayKey } from './shanghai'
import { defaultSteps } from './steps'
import { statutes } from './statutes'
import { defaultSubs } from './subs'

/** The rules a county starts with. Every number of the clocks is in this table or in `steps.ts`. */
export const defaultRules: RuleSet = {
  version: 1,
  from: fromDayKey('2025-01-01'),
  to: null,
  subs: defaultSubs,
  tracks: {
    1: { days: 5 },
    2: { days: 15 },
    // Other matters of the law follow the rule for 申诉求决类 petitions.
    3: { statute: 'petitionHandle' },
  },
  steps: defaultSteps,
  dispatchPercent: 40,
  statutes,
}

/** Rules as they were saved. A step that came later is as long as a county starts with. */
export const asSaved = (rules: RuleSet): RuleSet => ({
  ...rules,
  steps: { ...defaultRules.steps, ...rules.steps },
})
