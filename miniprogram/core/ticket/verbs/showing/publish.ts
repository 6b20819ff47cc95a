import { text } from '../../../process/fields'
import { refuse, type Refusal } from '../../../refusal'
import { personalIn } from '../../../text/personal'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { standsInNow } from '../../pieces/standing-in'
import { isRelated, isShowable } from '../../pieces/selectors'
import { deskReads, toRequesters } from '../../telling/tellings'

/** The committee hangs its own words on the wall, with the requester's consent. */
export const publish = verb('Published')({
  label: '晒出去',
  pace: 'usual',
  way: { page: '/committee/publish/publish', asks: { note: '', yes: '照这样晒出去' } },
  by: { closed: ['supervisor'] },
  to: ['same'],
  insists: true,
  needs: ['names'],
  most: 20,
  input: {
    asked: text({
      label: '点单说了什么',
      hint: '写事，不写人、不写门牌',
      max: LIMITS.asked,
      moderated: true,
      required: 'NEEDS_WORDS',
    }),
    done: text({
      label: '办得怎么样',
      hint: '做了什么，现在怎么样',
      max: LIMITS.done,
      moderated: true,
      required: 'NEEDS_WORDS',
    }),
  },
  refuses(ticket, ctx) {
    if (!isShowable(ticket)) return refuse('NOT_SHOWABLE')
    if (ticket.requesterId !== null && !ticket.consent) return refuse('NO_CONSENT')
    return ctx.actor !== 'clock' && isRelated(ticket, ctx.actor, ctx.now) ? refuse('RELATED') : null
  },
  decide: (ticket, { asked, done }, ctx) =>
    notShown('asked', asked, ctx.facts.names) ??
    notShown('done', done, ctx.facts.names) ??
    standsInNow(ticket, ctx),
  evolve: ({ stage }, { id, at, by }) => ({ stage, record: { publication: { at, by, eventId: id } } }),
  message: '晒到村里的墙上了。',
  // On the wall stand the person's own words, retold with their consent: they read them, and they go with them.
  words: { text: 'person', reviewedBy: 'desk', known: 'everyone', told: true },
  board: 'figures',
  phrase: '已晒单',
  tells: [
    deskReads('晒到村里的墙上了。', 'published'),
    toRequesters('badge', '晒到村里的墙上了，没有您的名字。不想晒，点开随时能撤。', { until: 'published' }),
  ],
  timeline: ({ standIn }) => `${standIn ? '代监委会' : ''}把它晒到了村里的墙上`,
})

/** Numbers and names may stand on no wall; the refusal says which pieces, and in which of the two texts. */
function notShown(field: 'asked' | 'done', text: string, names: readonly string[]): Refusal | null {
  const found = personalIn(text, names).filter(one => one.must)
  const pieces = found.map(({ kind, words }) => `“${words}”（${kind}）`)
  return found.length > 0 ? refuse('PERSONAL', { found: pieces.join('、') }, field) : null
}
