import type { About } from './about'
import type { rosterReads, rosterWrites } from './roster'

const WHO = 'desk, town, county: lists of what lies below'
/** What the schemas of spreadsheets cannot say. */
export const ABOUT_ROSTER: Record<keyof typeof rosterReads | keyof typeof rosterWrites, About> = {
  'roster.home': { who: WHO, what: 'What was brought in last', answers: '{ where, last }' },
  'roster.begin': {
    who: WHO,
    what: 'A path to lay the file down at; it is removed once it was read',
    answers: '{ id, cloudPath }',
  },
  'roster.show': {
    who: 'the same office',
    what: 'What the file would change, or how far the writing is; wakes what stopped',
    answers: 'RosterCard',
  },
  'roster.mend': {
    who: 'the same office',
    what: 'Cells written anew and columns read as something else; then it is compared again',
    answers: 'RosterCard',
  },
  'roster.press': { who: 'the same office', what: 'Writes it, or takes it back', answers: 'RosterCard' },
}
