/** The first page in one call: who I am, my most pressing order, how many more, whom to call, what can be ordered. */
import { lengthsOf, limitFor, spanText, type RuleSet, type Calendar } from '../../../miniprogram/core/clock'
import { promiseOf, roundOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import { sightOf, type Sight } from '../../../miniprogram/core/ticket/sight/sight'
import { isOwn } from '../../../miniprogram/core/ticket/sight/relations'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { askedIds, longTermIds } from '../../_notices/templates'
import type { DutyInfo, Home, SubCategory } from '../../../contract/person/home'
import { actorOf, type Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { rulebook, rulesNow } from '../../_journal/rulebook'
import { pressingAmong, type AtWork } from '../duty/at-work'
import { atWorkOf, dutiesOf } from '../duty/duty'
import { pageFitting } from '../over'
import type { Handler } from '../request/serve'
import { seeAll } from '../ticket/view'
import { askingFor } from '../join/answers'
import { meOf } from './me'
import { newsOf } from './news'

/** How many there are is counted no further: 100 means 99+. */
const CAP = 100

export const home: Handler<'me.home'> = {
  async anyone(_, visitor) {
    const { person, now } = visitor
    const book = await rulebook()
    const rules = rulesNow(book, now)
    const common = {
      now,
      subs: subsOf(rules, book.calendars, now),
      lengths: lengthsOf(rules),
      templates: askedIds(),
      longTerm: longTermIds(),
    }
    if (!person)
      return {
        ...common,
        me: null,
        first: null,
        handler: null,
        open: 0,
        badges: [],
        newsNext: null,
        asking: await askingFor(visitor.openid, null, now),
      }
    // Side by side: the page waits as long as the longest of them.
    const known = { ...visitor, person, actor: actorOf(person) }
    const atWork = atWorkOf(known)
    const [orders, posts, news, me, asking] = await Promise.all([
      ordersOf(known, atWork),
      dutiesOf(known, atWork),
      newsOf({ ...visitor, person }),
      meOf(person, now, known.actor),
      askingFor(visitor.openid, person, now),
    ])
    const { pressing, ...own } = orders
    const duty = posts.length > 0 ? { posts, pressing } : null
    return { ...common, me, ...own, duty, badges: news.items, newsNext: news.next, asking }
  },
}

/** The most pressing of my orders, whom to ring about it, how many there are; and the one that presses most in my post. */
async function ordersOf(
  me: Known,
  atWork: AtWork,
): Promise<Pick<Home, 'first' | 'handler' | 'open'> & Pick<DutyInfo, 'pressing'>> {
  const [found, pressing] = await Promise.all([
    // Only what is not at its end: fifty orders that are over never hide the one that is not. Who typed it for somebody has
    // nothing of it any more once they left the household, or the post.
    pageFitting(
      'tickets',
      [{ 'list.openOf': me.person._id }],
      { sort: ['list.dueKey', 'asc'], after: undefined, page: CAP, atOnce: CAP },
      doc => (isOwn(doc.ticket, me.actor, me.now) ? doc : null),
    ),
    pressingAmong(atWork, me),
  ])
  const open = found.found
  open.sort((a, b) => awaitedAt(a.ticket) - awaitedAt(b.ticket))
  const own = open[0]?.ticket ?? null
  const [cards, handler] = await Promise.all([
    seeAll(
      [...new Set([own, pressing])].filter(ticket => ticket !== null),
      me,
    ),
    own && READS_ALL.includes(sightOf(own, me.actor, me.now).history) ? handlerOf(own) : null,
  ])
  const cardOf = (ticket: Ticket | null) => cards.find(({ id }) => id === ticket?.id) ?? null
  return { first: cardOf(own), handler, open: open.length, pressing: cardOf(pressing) }
}

/** What somebody waits for: the promised day, else the limit. The clocks of the offices are not theirs. */
const awaitedAt = (ticket: Ticket): number => promiseOf(ticket)?.promisedAt ?? roundOf(ticket).limitAt

/** Who may read whom to ring, as on the order's own page: the person concerned, and whoever works on it; not the family. */
const READS_ALL: readonly Sight['history'][] = ['own', 'all']

/** Whom to ring about it: who promised it and agreed to be called. */
async function handlerOf(ticket: Ticket): Promise<{ name: string; phone: string } | null> {
  if (ticket.stage.state !== 'claimed' || !roundOf(ticket).promises.at(-1)?.showContact) return null
  const person = await store.get('people', ticket.stage.holder)
  return person?.staffName && person.staffPhone ? { name: person.staffName, phone: person.staffPhone } : null
}

/** How long each usually takes, in the words of the clock. */
function subsOf(rules: RuleSet, calendars: readonly Calendar[], now: number): SubCategory[] {
  return rules.subs.map(sub => {
    const limit = limitFor({ rules, sub, track: sub.track, submittedAt: now, calendars })
    return {
      id: sub.id,
      category: sub.category,
      label: sub.label,
      track: sub.track,
      needsPhoto: sub.needsPhoto,
      limitText: spanText(limit.derivation.span),
    }
  })
}
