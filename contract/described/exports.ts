import type { About } from './about'
import type { exportReads, exportWrites } from '../county/exports'

/** What the schemas of lists with numbers cannot say. */
export const ABOUT_EXPORTS: Record<keyof typeof exportReads | keyof typeof exportWrites, About> = {
  'export.home': {
    who: 'desk, town, county: of a village at or below their own office',
    what: 'Lists with names and numbers that the reader asked for, and those that they may let out',
    answers: '{ now, village, mine, waiting, more }',
  },
  'export.ask': {
    who: 'the same',
    what: 'Asks for a village’s people with their numbers; somebody else above or beside lets it out',
    answers: '{ message }',
  },
  'export.answer': {
    who: 'town, county: no lower than the office that asks, another person of another household',
    what: 'Lets it out, or not',
    answers: '{ message }',
  },
  'export.fetch': {
    who: 'anyone who asked for it, while they hold that office',
    what: 'Has the file made, once; everybody on it reads who had it and what for; it is fetched as `listing.part` within ten minutes',
    answers: '{ id }',
  },
}
