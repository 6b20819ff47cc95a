import { refuse } from '../../refusal'
import { answersNothing, viewerOf, partial } from '../judging'
import { verb } from '../kit'
import { CHANGED, toCommittee, toVouchers } from '../telling'

/** 「是亲戚，回避」: who says so neither vouches nor answers any more; the next who may is asked. */
export const standAside = verb('StoodAside')({
  label: '是亲戚，回避',
  pace: 'usual',
  way: {
    dialog: {
      title: '是亲戚，回避',
      words: '记下您回避了，这一件由别的人来办。回避了不能再收回。',
      yes: '回避',
      no: '再想想',
    },
  },
  by: { waiting: ['voucher'], objected: ['committee'] },
  to: ['same'],
  elsewhere(deed, ctx) {
    const viewer = viewerOf(ctx)
    return viewer && partial(deed, viewer)
  },
  input: {},
  refuses(deed, ctx) {
    const viewer = viewerOf(ctx)
    if (!viewer) return refuse('NOT_ALLOWED')
    return deed.stage.state === 'objected' ? answersNothing(deed, viewer) : partial(deed, viewer)
  },
  decide: () => ({}),
  evolve: ({ stage, aside }, { by, byName, at }) => ({
    stage,
    record: { aside: [...aside, { by, byName, at }] },
  }),
  message: '记下了，您回避，这一件请别的人来。',
  words: { text: 'none' },
  phrase: CHANGED,
  tells: [
    toVouchers(({ after }) => after.stage.state === 'waiting'),
    toCommittee(({ after }) => after.stage.state === 'objected'),
  ],
  timeline: '回避了',
})
