/** New rules and calendars from the console. */
import type { Calendar, RuleProblem, RuleSet } from '../../miniprogram/core/clock'
import type { Refusal } from '../../miniprogram/core/refusal'
import { saveRuleSet, saveYear, type Saved } from '../_journal/saving-rules'
import type { AdminInput } from './contract'

export const saveRules = ({
  rules,
  dryRun,
}: AdminInput<'rules.save'>): Promise<Saved | (Refusal & { problems: readonly RuleProblem[] })> =>
  saveRuleSet(rules as RuleSet, { by: 'console', dryRun })

export const saveCalendar = ({ calendar, dryRun }: AdminInput<'calendar.save'>): Promise<Saved | Refusal> =>
  saveYear(calendar as Calendar, { by: 'console', dryRun })
