import { refuse } from '../../../refusal'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { deskReads, toRequesters } from '../../telling/tellings'

/** The committee takes it off the wall and says why. */
export const unpublish = verb('Unpublished')({
  label: '撤下来',
  pace: 'usual',
  way: { sheet: { note: '从村里的墙上撤下来', yes: '撤下来' } },
  by: { closed: ['supervisor'] },
  to: ['same'],
  input: { reason: { ...reason, label: '为什么撤' } },
  refuses: ({ publication }) => (publication ? null : refuse('NOT_NOW')),
  decide: () => ({}),
  evolve: ({ stage }) => ({ stage, record: { publication: null } }),
  message: '从墙上撤下来了。',
  words: { text: 'office', reviewedBy: 'town', known: 'everyone' },
  board: 'figures',
  phrase: '已撤下',
  tells: [
    deskReads('从墙上撤下来了。', 'always'),
    toRequesters('badge', '从墙上撤下来了。', { until: 'always' }),
  ],
  timeline: '把它从墙上撤了下来',
})
