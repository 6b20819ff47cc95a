import type { RuleSet } from './policy'
import { fromDayKey } from './shanghai'
import { statutes } from './statutes'
import { defaultSubs } from './subs'

/** The rules a county starts with. Every number of the clocks is in this table. */
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
  steps: {
    dispatch: { n: 1, unit: 'workdays' },
    claim: { n: 24, unit: 'hours' },
    urgent: { n: 1, unit: 'hours' },
    answer: { n: 3, unit: 'workdays' },
    explain: { n: 2, unit: 'workdays' },
    approve: { n: 2, unit: 'workdays' },
    rate: { n: 7, unit: 'days' },
    revisit: { n: 15, unit: 'days' },
    residentReopen: { n: 30, unit: 'days' },
    supervisorReopen: { n: 365, unit: 'days' },
    committeeRate: { n: 15, unit: 'days' },
    rateWindowAfterClose: { n: 30, unit: 'days' },
    rateReplace: { n: 7, unit: 'days' },
  },
  dispatchPercent: 40,
  statutes,
}
