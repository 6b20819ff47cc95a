/** What time brings about in an honour. Nobody but the timer presses these. */
import { LONG } from '../../lasts'
import { clockObjections } from '../../points/objections'
import { openObjections } from '../judging'
import type { Honour } from '../kinds'
import { verb } from '../kit'
import { decided, voteDue, voteDueAfter } from '../moves'
import type { HonourObjection } from '../record'
import { CHANGED, outcome, toObjectors, toTown, voteBegins } from '../telling'
import { countedAsTheyStand } from '../votes'

/** A household that says nothing has not agreed. */
export const neverAgreed = verb('NeverAgreed')({
  label: '没有答应',
  by: { nominated: ['clock'] },
  to: ['declined'],
  input: {},
  decide: () => ({}),
  evolve: (_, { at }) => ({ stage: { state: 'declined', decidedAt: at } }),
  message: '',
  words: { text: 'none' },
  phrase: null,
  tells: [],
  timeline: `${LONG.honourAnswer}里没答应，就算没同意`,
})

/** Nobody has anything open against it any more. */
export const endNotice = verb('NoticeEnded')({
  label: '公示期满',
  by: { notice: ['clock'] },
  to: ['deciding'],
  input: {},
  decide: ({ stage, objections }) => ({ voteDueAt: voteDue(stage.noticeUntil, objections) }),
  evolve: (_, { voteDueAt }) => ({ stage: { state: 'deciding', voteDueAt } }),
  message: '',
  words: { text: 'none' },
  phrase: CHANGED,
  tells: [voteBegins],
  timeline: '公示期满',
})

/** As the clock leaves them: handed to the town as well, or closed without an answer. */
const moved = (
  { objections }: Pick<Honour, 'objections'>,
  { toTown: handed, lapsed }: { toTown: readonly string[]; lapsed: readonly string[] },
  at: number,
): HonourObjection[] =>
  objections.map(one => {
    if (lapsed.includes(one.id)) return { ...one, answer: { upheld: false, by: 'clock', byName: null, at } }
    return handed.includes(one.id) ? { ...one, toTownAt: at } : one
  })

/** Nobody answered for fifteen days: the town may, too. For thirty: it goes on without an answer. */
export const moveObjections = verb('ObjectionsOverdue')({
  label: '意见没有答复',
  by: { notice: ['clock'] },
  to: ['same', 'deciding'],
  input: {},
  decide(honour, _, { now }) {
    const due = clockObjections(honour.objections, now)
    const ids = { toTown: due.toTown.map(({ id }) => id), lapsed: due.lapsed.map(({ id }) => id) }
    return { ...ids, voteDueAt: voteDueAfter(honour, moved(honour, ids, now), now) }
  },
  evolve: (honour, { toTown: handed, lapsed, voteDueAt, at }) => ({
    stage: voteDueAt === null ? honour.stage : { state: 'deciding', voteDueAt },
    record: { objections: moved(honour, { toTown: handed, lapsed }, at) },
  }),
  message: '',
  words: { text: 'none' },
  phrase: CHANGED,
  tells: [
    toTown(
      kind => `${kind}公示有一条意见，监委会${LONG.objectionTown}没有答复，请镇里答复。`,
      ({ happened, after }) => openObjections(after).some(({ id }) => happened.toTown.includes(id)),
    ),
    toObjectors(
      ({ happened, after }) =>
        after.objections.filter(({ id }) => happened.lapsed.includes(id)).map(({ by }) => by),
      kind => `${kind}公示，您提的意见${LONG.objectionUnanswered}没有答复，照常往下评。`,
    ),
    voteBegins,
  ],
  timeline: '意见没有答复',
})

/** The committee had its time: what it voted counts. */
export const countVotes = verb('VotesCounted')({
  label: '到期计票',
  by: { deciding: ['clock'] },
  to: ['awarded', 'notAwarded'],
  input: {},
  decide: ({ votes }) => ({ came: countedAsTheyStand(votes) }),
  evolve: (honour, { at, came }) => ({ stage: decided(came, honour, at) }),
  message: '',
  words: { text: 'none' },
  phrase: CHANGED,
  tells: outcome,
  timeline: '到期计票',
})
