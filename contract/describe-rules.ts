import type { About } from './about'
import type { rulesReads, rulesWrites } from './rules'

/** What the schemas of the county's rules cannot say. */
export const ABOUT_RULES: Record<keyof typeof rulesReads | keyof typeof rulesWrites, About> = {
  'rules.show': {
    who: 'county',
    what: 'Deadlines and sub-categories of the newest version, all versions, days off of each year',
    answers: 'RulesInfo',
  },
  'rules.change': {
    who: 'county',
    what: 'A new version from a day on, or what it would change; what was submitted before keeps its own',
    answers: 'RulesChanged',
  },
  'calendar.change': {
    who: 'county',
    what: 'The days off of a year; open orders get the days that are right then',
    answers: 'RulesChanged',
  },
}
