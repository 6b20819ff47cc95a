import { flag } from '../../process/fields'
import { refuse } from '../../refusal'
import { viewerOf, partial } from '../judging'
import { verb } from '../kit'
import { decided } from '../moves'
import type { Vote } from '../record'
import { CHANGED, outcome } from '../telling'
import { decidedBy, withVote } from '../votes'

const NAMED = '评完了写上您的名字。没评完之前，还能改。'

/** One of the committee says yes or no, with their name; to be changed until it is decided. */
export const vote = verb('Voted')({
  label: '评',
  pace: 'usual',
  way: {
    buttons: {
      agree: {
        says: { agree: true },
        dialog: { title: '投同意', words: NAMED, yes: '同意', no: '再想想' },
      },
      against: {
        says: { agree: false },
        dialog: { title: '投不同意', words: NAMED, yes: '不同意', no: '再想想' },
      },
    },
  },
  needs: ['voters'],
  by: { deciding: ['committee'] },
  to: ['same', 'awarded', 'notAwarded'],
  input: { agree: flag({ label: '同不同意', labels: { yes: '同意', no: '不同意' } }) },
  refuses(honour, ctx) {
    const viewer = viewerOf(ctx)
    return viewer ? partial(honour, viewer) : refuse('NOT_ALLOWED')
  },
  decide(honour, { agree }, { actor, now, facts }) {
    if (actor === 'clock') return refuse('NOT_ALLOWED')
    const own: Vote = { by: actor.id, byName: actor.staffName ?? '', agree, at: now }
    // Anyone who votes is one of them: an inspector of the county is not found under the town.
    const voters = [...new Set([...facts.voters, actor.id])]
    return { agree, came: decidedBy(withVote(honour, own), voters) }
  },
  evolve(honour, { by, byName, at, agree, came }) {
    const votes = withVote(honour, { by, byName: byName ?? '', agree, at })
    return { stage: came === null ? honour.stage : decided(came, honour, at), record: { votes } }
  },
  message: ({ stage }) =>
    stage.state === 'awarded'
      ? '过了半数，评上了。'
      : stage.state === 'notAwarded'
        ? '没过半数，这次没评上。'
        : '记下了，等其他几位。',
  words: { text: 'none' },
  phrase: CHANGED,
  tells: outcome,
  // How, is said with the names once it is decided.
  timeline: '评了',
})
