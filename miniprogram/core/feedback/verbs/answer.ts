import { addDays, endOfDay } from '../../clock/shanghai'
import { LASTS } from '../../lasts'
import { LIMITS } from '../../limits'
import { text } from '../../process/fields'
import { refuse, type Refusal } from '../../refusal'
import { answersAs } from '../inboxes'
import type { Ctx, Feedback } from '../kinds'
import { verb } from '../kit'
import { FEEDBACK_DONE } from '../labels'
import { toWriter } from '../telling'

/** Whoever comes second hears who was first. */
const answeredAlready = ({ stage, answer, finalAnswer }: Feedback): Refusal =>
  stage.state === 'withdrawn'
    ? refuse('FEEDBACK_WITHDRAWN')
    : refuse('ANSWERED_ALREADY', { who: (finalAnswer ?? answer)?.byName ?? '别人' })

/** Of who stands in for the town, where nobody else could look at an appeal, the answer is the county's: a right that leads nowhere is not promised. */
function levelOf(feedback: Feedback, { actor, facts: { inboxes = [], nobodyElseAbove = false } }: Ctx) {
  if (actor === 'clock') return null
  const level = answersAs(feedback, actor.id, inboxes)
  return level === 'town' && nobodyElseAbove ? 'county' : level
}

/** The town answers, the county after an appeal or where the town did not in time. The county's answer is the last one. */
export const answer = verb('Answered')({
  label: '答复',
  pace: 'usual',
  way: { page: '/resident/letter/letter', asks: { note: '', yes: '答复' } },
  by: { sent: ['answerer'], appealed: ['answerer'] },
  to: ['answered', 'final'],
  elsewhere: answeredAlready,
  input: {
    text: text({
      label: '答复',
      hint: '写清楚查了什么、怎么办的。写的人看得到您的名字。',
      max: LIMITS.feedback,
      moderated: true,
      required: 'NEEDS_WORDS',
    }),
  },
  decide(feedback, _, ctx) {
    const from = levelOf(feedback, ctx)
    if (from === null) return refuse('NOT_ALLOWED')
    return {
      from,
      appealUntil: from === 'county' ? null : endOfDay(addDays(ctx.now, LASTS.feedbackAppeal.n)),
    }
  },
  evolve(_, { id, at, by, byName, from, appealUntil }) {
    const given = { at, by, byName: byName ?? '', from, wordsId: id, text: null }
    return appealUntil === null
      ? { stage: { state: 'final', endedAt: at }, record: { finalAnswer: given } }
      : { stage: { state: 'answered', appealUntil }, record: { answer: given } }
  },
  message: FEEDBACK_DONE.answer,
  words: { text: 'office' },
  phrase: '有答复',
  tells: [toWriter('message', '有了答复，点开看看。')],
  timeline: ({ from }) => (from === 'county' ? '县里答复了' : '镇里答复了'),
})
