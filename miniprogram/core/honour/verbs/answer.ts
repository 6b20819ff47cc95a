import { answerFields } from '../../points/answering'
import { isRefusal, refuse } from '../../refusal'
import { answersNothing, viewerOf, toAnswer } from '../judging'
import type { Honour } from '../kinds'
import { verb } from '../kit'
import { voteDueAfter } from '../moves'
import type { HonourObjection } from '../record'
import { CHANGED, outcome, toObjectors, voteBegins } from '../telling'

const ANSWERERS = ['committee', 'town'] as const
const withAnswer = (
  { objections }: Honour,
  id: string,
  answer: NonNullable<HonourObjection['answer']>,
  answeredIn: string,
): HonourObjection[] => objections.map(one => (one.id === id ? { ...one, answer, answeredIn } : one))

/** The committee says whether an objection is founded. One that is ends the matter; what is over already is only answered. */
export const answer = verb('ObjectionAnswered')({
  label: '答复意见',
  pace: 'usual',
  way: { sheet: { note: '答复写上您的名字。', yes: '答复', without: ['objectionId'] } },
  by: { notice: ANSWERERS, declined: ANSWERERS, notAwarded: ANSWERERS },
  to: ['same', 'deciding', 'notAwarded'],
  input: answerFields({ yes: '这次不评。', no: '接着往下走。' }, '问了左右两家邻居'),
  refuses(honour, ctx) {
    const viewer = viewerOf(ctx)
    return viewer ? answersNothing(honour, viewer) : refuse('NOT_ALLOWED')
  },
  decide(honour, { objectionId, upheld }, ctx) {
    const viewer = viewerOf(ctx)
    const one = viewer ? toAnswer(honour, objectionId, viewer) : refuse('NOT_ALLOWED')
    if (isRefusal(one)) return one
    const { now } = ctx
    const objections = withAnswer(honour, one.id, { upheld, by: '', byName: null, at: now }, '')
    const ends = isOnNotice(honour) && !upheld ? voteDueAfter(honour, objections, now) : null
    return { objectionId: one.id, upheld, voteDueAt: ends }
  },
  evolve(honour, { id, by, byName, at, objectionId, upheld, voteDueAt }) {
    const record = { objections: withAnswer(honour, objectionId, { upheld, by, byName, at }, id) }
    if (!isOnNotice(honour)) return { stage: honour.stage, record }
    if (upheld) return { stage: { state: 'notAwarded', decidedAt: at }, record }
    return { stage: voteDueAt === null ? honour.stage : { state: 'deciding', voteDueAt }, record }
  },
  message: ({ objections }) =>
    newestAnswer(objections)?.upheld ? '答复了，这次不评这一户。' : '答复了，照常往下走。',
  words: { text: 'office', reviewedBy: 'town' },
  phrase: CHANGED,
  tells: [
    toObjectors(
      ({ happened, after }) =>
        after.objections.filter(({ id }) => id === happened.objectionId).map(({ by }) => by),
      kind => `${kind}公示，您提的意见有了答复，点开看看。`,
    ),
    ...outcome,
    voteBegins,
  ],
  timeline: ({ upheld }) => `答复：意见${upheld ? '成立，这次不评' : '不成立'}`,
})

const isOnNotice = (honour: Honour): honour is Honour<'notice'> => honour.stage.state === 'notice'
const newestAnswer = (objections: readonly HonourObjection[]): HonourObjection['answer'] =>
  objections.reduce<HonourObjection['answer']>(
    (newest, { answer: one }) => (one && one.at >= (newest?.at ?? 0) ? one : newest),
    null,
  )
