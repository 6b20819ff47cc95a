import type { About } from './about'
import type { printReads, printWrites } from '../county/print'

const WHO = 'desk, town, county: of what lies at or below their own office'
/** What the schemas of printing cannot say. */
export const ABOUT_PRINT: Record<keyof typeof printReads | keyof typeof printWrites, About> = {
  'print.home': {
    who: WHO,
    what: 'What can be printed here, and what this office had printed within a day',
    answers: '{ node, where, now, prints }',
  },
  'print.begin': {
    who: WHO,
    what: 'A board for each village at or below the node, or the cards of its households, as files',
    answers: '{ id }',
  },
  'print.show': {
    who: 'the same office',
    what: 'How far it is, which files lie there; wakes what stopped',
    answers: 'PrintCard',
  },
  'print.file': {
    who: 'the same office',
    what: 'An address of one file, good for ten minutes',
    answers: '{ address, name }',
  },
}
