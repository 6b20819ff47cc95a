import { answerFields } from '../../points/answering'
import { doneWith } from '../../points/says'
import { refuse } from '../../refusal'
import { answersNothing, viewerOf, partial, whyNotAnswer } from '../judging'
import type { Deed } from '../kinds'
import { verb } from '../kit'
import { isOverruled, onNotice } from '../moves'
import { called, CHANGED, toParties, toPeople } from '../telling'

/** The committee says whether an objection is founded. Upheld for all of it ends it; otherwise it goes on as soon as nothing is open. */
export const answer = verb('ObjectionAnswered')({
  label: '答复意见',
  pace: 'usual',
  way: {
    sheet: {
      note: '报的人、提意见的人都看得到，您的名字写在上面。',
      yes: '答复',
      without: ['objectionId'],
    },
  },
  by: { objected: ['committee'] },
  to: ['objected', 'confirmed', 'overruled'],
  elsewhere(deed, ctx) {
    const viewer = viewerOf(ctx)
    return viewer && partial(deed, viewer)
  },
  input: answerFields({ yes: '这一件不往下走了。', no: '接着往下走。' }, '问了在场的三个人'),
  refuses(deed, ctx) {
    const viewer = viewerOf(ctx)
    return viewer ? answersNothing(deed, viewer) : refuse('NOT_ALLOWED')
  },
  decide(deed, { objectionId, upheld }, ctx) {
    const viewer = viewerOf(ctx)
    const one = deed.objections.find(({ id }) => id === objectionId)
    if (!viewer || !one) return refuse('NOT_FOUND')
    const not = whyNotAnswer(deed, one, viewer)
    if (not) return not
    if (one.answer) return refuse('ANSWERED_ALREADY', { who: one.answer.byName ?? '别人' })
    return { objectionId, upheld }
  },
  evolve(deed, { id, by, byName, at, objectionId, upheld }) {
    const given = { answer: { upheld, by, byName, at }, answeredIn: id }
    const objections = deed.objections.map(one => (one.id === objectionId ? { ...one, ...given } : one))
    const isEnded = deed.households.every(one => isOverruled({ objections }, one.id))
    return {
      stage: isEnded ? { state: 'overruled' } : onNotice(deed.stage, objections),
      record: { objections },
    }
  },
  message: ({ stage, points }) => SAYS[stage.state](doneWith(points).settle),
  words: { text: 'office', reviewedBy: 'town' },
  phrase: CHANGED,
  tells: [
    toPeople(
      ({ happened, after }) =>
        after.objections.filter(({ id }) => id === happened.objectionId).map(({ by }) => by),
      ({ no }) => `${no} 您提的意见有了答复，点开看看。`,
    ),
    toParties(
      deed =>
        deed.stage.state === 'overruled'
          ? `${called(deed)}公示没通过，点开看看为什么。`
          : `${called(deed)}的意见答复了，公示期满就${doneWith(deed.points).settle}。`,
      ({ after }) => after.stage.state !== 'objected',
    ),
  ],
  timeline: ({ upheld }) => `答复：意见${upheld ? '成立' : '不成立'}`,
})

const GOES_ON = (settle: string) => `答复记下了，公示期满就${settle}。`
const SAYS: Record<Deed['stage']['state'], (settle: string) => string> = {
  waiting: GOES_ON,
  confirmed: GOES_ON,
  objected: () => '答复记下了，还有别的意见要答复。',
  credited: GOES_ON,
  refused: GOES_ON,
  overruled: settle => `答复记下了，这一件不${settle}。`,
  withdrawn: GOES_ON,
}
