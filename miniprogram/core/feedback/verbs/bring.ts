import { LIMITS } from '../../limits'
import { text } from '../../process/fields'
import type { FeedbackFact, OlderAnswer } from '../events'
import type { Older } from '../kinds'
import { opening } from '../kit'
import type { Answer, Level, Stage } from '../record'

type Brought = Extract<FeedbackFact, { type: 'Brought' }>

/** The stage it was in; what was over stays over. */
function stageOf({ answer, appealedAt, finalAnswer, dueAt }: Brought, at: number): Stage {
  if (finalAnswer || dueAt === null) return { state: 'final', endedAt: finalAnswer?.at ?? at }
  if (appealedAt !== null) return { state: 'appealed', answerDueAt: dueAt }
  return answer ? { state: 'answered', appealUntil: dueAt } : { state: 'sent', answerDueAt: dueAt }
}
const answerOf = (older: OlderAnswer | null, from: Level): Answer | null =>
  older && { ...older, from, wordsId: null }

/** What was written before there were events is taken in as it was, the first time anybody looks at it. Nobody presses it. */
export const bring = opening('Brought')({
  label: '收进来',
  needs: ['older', 'answerDueAt'],
  by: ['clock'],
  input: {
    text: text({ label: '写的话', max: LIMITS.feedback, moderated: false }),
    appeal: text({ label: '请县里再看', max: LIMITS.feedback, moderated: false, keptAs: 'reason' }),
  },
  decide: (_, __, { facts: { older, answerDueAt } }) => ({
    ...older.addressed,
    kind: older.kind,
    writer: older.writer,
    sentAt: older.sentAt,
    answer: older.answer,
    appealedAt: older.appealedAt,
    finalAnswer: older.finalAnswer,
    dueAt: dueOf(older, answerDueAt),
  }),
  evolve: (_, brought) => {
    const { id, at, no, kind, villageId, inbox, above, sentAt, appealedAt } = brought
    return {
      stage: stageOf({ ...brought, type: 'Brought' }, at),
      record: {
        v: 1,
        no,
        kind,
        by: brought.writer,
        villageId,
        aboutTown: false,
        inbox,
        above,
        sentAt,
        wordsId: id,
        answer: answerOf(brought.answer, 'town'),
        appeal: appealedAt === null ? null : { at: appealedAt, wordsId: id },
        finalAnswer: answerOf(brought.finalAnswer, 'county'),
        handedUpAt: null,
      },
    }
  },
  message: '',
  words: { text: 'writer' },
  phrase: null,
  tells: [],
  timeline: '以前写的',
})

/** Its clock begins when it is taken in. What the county answered is over, and so is what nobody is above of. */
function dueOf({ state, addressed: { above } }: Older, answerDueAt: number): number | null {
  if (state === 'final' || (state === 'answered' && above === null)) return null
  return answerDueAt
}
