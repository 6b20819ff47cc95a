import { refuse } from '../../refusal'
import { answersNothing, viewerOf, partial } from '../judging'
import { verb } from '../kit'

/** 「是亲戚，回避」: who says so decides nothing of it any more, and a vote given before counts no more. */
export const standAside = verb('StoodAside')({
  label: '是亲戚，回避',
  pace: 'usual',
  way: {
    dialog: {
      title: '是亲戚，回避',
      words: '记下您回避了，投过的票不算，由其他几位来评。回避了不能再收回。',
      yes: '回避',
      no: '再想想',
    },
  },
  by: { notice: ['committee', 'town'], deciding: ['committee'] },
  to: ['same'],
  input: {},
  refuses(honour, ctx) {
    const viewer = viewerOf(ctx)
    if (!viewer) return refuse('NOT_ALLOWED')
    return honour.stage.state === 'notice' ? answersNothing(honour, viewer) : partial(honour, viewer)
  },
  decide: () => ({}),
  evolve: ({ stage, aside, votes }, { by, byName, at }) => ({
    stage,
    record: { aside: [...aside, { by, byName, at }], votes: votes.filter(one => one.by !== by) },
  }),
  message: '记下了，您回避，由其他几位来评。',
  words: { text: 'none' },
  phrase: null,
  tells: [],
  timeline: '回避了',
})
