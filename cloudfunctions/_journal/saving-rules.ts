/**
 * New rules and calendars, no matter who saves them: the console, or the county's administrator on the phone. Tickets keep the
 * version they were submitted under, so nothing saved here moves an old deadline.
 */
import {
  builtInCalendars,
  checkCalendar,
  checkRules,
  defaultRules,
  versionOf,
  type Calendar,
  type RuleProblem,
  type RuleSet,
} from '../../miniprogram/core/clock'
import { startOfDay } from '../../miniprogram/core/clock/shanghai'
import type { PersonId } from '../../miniprogram/core/people/role'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import { now as clock, store } from '../_platform/ports'
import { isDuplicate } from '../_platform/database-error'

/** `problems` say what to mend; nothing is saved while there are any. */
export interface Saved {
  saved: boolean
  problems: readonly RuleProblem[]
}
export interface Saving {
  by: PersonId | 'console'
  /** Only looks. */
  dryRun: boolean
}

/** Refuses RULES_DONT_FIT when the steps leave no time for the work. */
export async function saveRuleSet(
  rules: RuleSet,
  { by, dryRun }: Saving,
): Promise<Saved | (Refusal & { problems: readonly RuleProblem[] })> {
  const now = clock()
  const problems = [...frameProblems(rules, await newestVersion(), now), ...checkRules(rules)]
  if (problems.length > 0) return { ...refuse('RULES_DONT_FIT'), problems }
  if (dryRun) return { saved: false, problems }
  try {
    await store.create('rules', {
      _id: `rules:${rules.version}`,
      v: 1,
      kind: 'rules',
      body: rules,
      at: now,
      by,
    })
  } catch (error) {
    if (isDuplicate(error)) return { ...refuse('STALE'), problems: [] }
    throw error
  }
  return { saved: true, problems }
}

async function newestVersion(): Promise<number> {
  const saved = await store.all('rules', { where: { kind: 'rules' } })
  return Math.max(defaultRules.version, ...saved.map(doc => (doc.body as RuleSet).version))
}

/** What is wrong with the number and the first day of a new version, of whichever rules. */
export function frameProblems(
  { version, from }: { version: number; from: number },
  newest: number,
  now: number,
): { where: 'version' | 'from'; message: string }[] {
  const problems: ReturnType<typeof frameProblems> = []
  if (version !== newest + 1)
    problems.push({ where: 'version', message: `上一版是 ${newest}，这一版请写 ${newest + 1}。` })
  // Anyone who submitted this morning was promised this morning's rules.
  if (from < startOfDay(now)) problems.push({ where: 'from', message: '启用的日子不能早于今天。' })
  return problems
}

/**
 * A year may be saved again: the last one counts, and `jobs` corrects the days of whatever is open. Saved twice at once,
 * one of the two is asked to look again: versions of a year follow one another.
 */
export async function saveYear(
  calendar: Omit<Calendar, 'version'>,
  { by, dryRun }: Saving,
): Promise<Saved | Refusal> {
  const problems = checkCalendar(calendar as Calendar).map(message => ({ where: 'calendar', message }))
  if (problems.length > 0 || dryRun) return { saved: false, problems }
  const saved = await store.all('rules', { where: { kind: 'calendar' } })
  const before = [...builtInCalendars, ...saved.sort((a, b) => a.at - b.at).map(doc => doc.body as Calendar)]
  // The same once more moves nothing: a lost answer may be asked for again.
  if (sameDays(before.filter(({ year }) => year === calendar.year).pop(), calendar))
    return { saved: true, problems }
  const version = versionOf(calendar.year, before) + 1
  const at = Math.max(clock(), ...saved.map(doc => doc.at + 1))
  try {
    await store.create('rules', {
      _id: `calendar:${calendar.year}:${String(version).padStart(4, '0')}`,
      v: 1,
      kind: 'calendar',
      body: { ...calendar, version },
      at,
      by,
      corrected: false,
    })
  } catch (error) {
    if (isDuplicate(error)) return refuse('STALE')
    throw error
  }
  return { saved: true, problems }
}

type Days = Pick<Calendar, 'holidays' | 'workdays' | 'source'>
const sameDays = (one: Days | undefined, other: Days): boolean =>
  one !== undefined &&
  one.source === other.source &&
  [...one.holidays].sort().join() === [...other.holidays].sort().join() &&
  [...one.workdays].sort().join() === [...other.workdays].sort().join()
