/** What time brings about: what a town leaves without an answer goes to the county, too; the time for an appeal ends. */
import { clock } from './kit'

export const CLOCKS = {
  /** The county's own has nobody above it, and is handed up once. */
  answer: clock({
    while: ['sent'],
    dueAt: ({ stage, above, handedUpAt }) =>
      above === null || handedUpAt !== null ? null : stage.answerDueAt,
    press: 'handUp',
  }),
  appeal: clock({ while: ['answered'], dueAt: ({ stage }) => stage.appealUntil, press: 'endAppealTime' }),
}
