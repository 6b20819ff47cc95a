import type { About } from './about'
import type { rosterReads, rosterWrites } from '../county/roster'

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
    what: 'Cells written again and columns read as something else; then it is compared again',
    answers: 'RosterCard',
  },
  'listing.make': {
    who: WHO,
    what: 'A list, or an empty form, as a spreadsheet: masked, without phones, without what only some may read',
    answers: '{ id }',
  },
  'listing.show': {
    who: 'anyone who asked for it, while they hold that office',
    what: 'How far it is, and in how many parts it is fetched',
    answers: 'ListingInfo',
  },
  'listing.part': {
    who: 'the same',
    what: 'A part of the file: an answer holds no more',
    answers: '{ bytes }',
  },
  'roster.carryOut': { who: 'the same office', what: 'Writes it, or takes it back', answers: 'RosterCard' },
}
