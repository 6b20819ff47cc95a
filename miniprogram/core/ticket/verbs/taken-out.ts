import { beside } from '../kit'

/**
 * The town took a piece out of what was written in office: which event's text, by whom, when and what for. The piece
 * stands nowhere; what it was wanted for lies with the event's words. Pressed on the record, not on the order's page.
 */
export const takenOut = beside('TakenOut')({
  label: '隐去一处',
  message: '隐去了。',
  phrase: null,
  tells: [],
  timeline: '在办事记录里隐去了一处',
  words: { text: 'office', reviewedBy: 'town', known: 'town' },
  board: 'figures',
  evolve: ({ stage }) => ({ stage }),
})
