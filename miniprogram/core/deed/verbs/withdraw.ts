import { refuse, type Refusal } from '../../refusal'
import type { Ctx, Deed } from '../kinds'
import { verb } from '../kit'
import { isClocks } from '../moves'

const OWNERS = ['author', 'household'] as const

/** A minus is not the household's to take back, and of a group's form no household takes back the others'. */
const isNotTheirs = ({ reportedBy, points, households }: Deed, { actor }: Ctx): Refusal | null =>
  actor !== 'clock' && actor.id !== reportedBy && (points < 0 || households.length > 1)
    ? refuse('NOT_YOURSELF')
    : null

/** The person who reported it, or the household, takes it back before the notice is over. */
export const withdraw = verb('Withdrawn')({
  label: '撤回',
  pace: 'usual',
  way: {
    dialog: {
      title: '撤回这一件',
      words: '撤回就不往下走了。写错了可以重新报一件。',
      yes: '撤回',
      no: '留着',
    },
  },
  by: { waiting: OWNERS, confirmed: OWNERS, objected: OWNERS },
  to: ['withdrawn'],
  elsewhere: isNotTheirs,
  input: {},
  refuses: (deed, ctx) =>
    isNotTheirs(deed, ctx) ??
    (deed.stage.state === 'confirmed' && isClocks(deed, ctx.now) ? refuse('NOT_NOW') : null),
  decide: () => ({}),
  evolve: () => ({ stage: { state: 'withdrawn' } }),
  message: '撤回来了，不用再管它。',
  words: { text: 'none' },
  phrase: null,
  tells: [],
  timeline: '撤回了',
})
