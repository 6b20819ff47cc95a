/** The first page in one call: who I am, my most pressing order, how many more, whom to call, what can be ordered. */
import { limitFor, spanText, type RuleSet, type Calendar } from '../../../miniprogram/core/clock'
import { OPEN_STATES } from '../../../miniprogram/core/ticket/types'
import { askedIds } from '../../jobs/templates'
import type { Badge, SubCategory } from '../../_contract/views'
import { actorOf } from '../../_shell/person'
import { store } from '../../_shell/ports'
import { rulebook, rulesNow } from '../../_shell/rules'
import type { Handler } from '../../_shell/serve'
import { seeAll } from '../../_shell/view'
import { askingFor } from '../join/answers'
import { meOf } from './me'
import { page } from '../../_shell/reach'

const MOST = 50

export const home: Handler<'me.home'> = {
  async anyone(_, visitor) {
    const { person, now } = visitor
    const book = await rulebook()
    const common = { now, subs: subsOf(rulesNow(book, now), book.calendars, now), templates: askedIds() }
    if (!person)
      return {
        ...common,
        me: null,
        first: null,
        open: 0,
        badges: [],
        asking: await askingFor(visitor.openid, null, now),
      }
    const mine = await store.list('tickets', {
      where: { 'list.mineOf': person._id },
      sort: ['list.sortKey', 'desc'],
      limit: page(MOST),
    })
    const open = mine
      .filter(doc => OPEN_STATES.includes(doc.state))
      .sort((a, b) => a.list.dueAt - b.list.dueAt)
    const known = { ...visitor, person, actor: actorOf(person) }
    const [first = null] = await seeAll(
      open.slice(0, 1).map(doc => doc.ticket),
      known,
    )
    return {
      ...common,
      me: await meOf(person, now),
      first,
      open: open.length,
      badges: await badgesOf(person._id),
      asking: await askingFor(visitor.openid, person, now),
    }
  },
}

/** What could not be delivered otherwise, newest first. */
export async function badgesOf(personId: string): Promise<Badge[]> {
  const unseen = (state: 'badge' | 'notReached' | 'waiting') =>
    store.list('sends', { where: { personId, state }, sort: ['at', 'desc'], limit: page(20) })
  // What waits for the morning to be sent stands in the app at once.
  const sends = (await Promise.all([unseen('badge'), unseen('notReached'), unseen('waiting')])).flat()
  return sends
    .sort((a, b) => b.at - a.at)
    .map(({ _id, ticketId, at, says, template, page }) => ({
      id: _id,
      ticketId,
      at,
      says,
      page: `/${page}`,
      ...(template === 'points' ? { points: true as const } : {}),
    }))
}

/** How long each usually takes, in the words of the clock. */
export function subsOf(rules: RuleSet, calendars: readonly Calendar[], now: number): SubCategory[] {
  return rules.subs.map(sub => {
    const limit = limitFor({ rules, sub, track: sub.track, submittedAt: now, calendars })
    return {
      id: sub.id,
      category: sub.category,
      words: sub.words,
      track: sub.track,
      needsPhoto: sub.needsPhoto,
      limitWords: spanText(limit.derivation.span),
    }
  })
}
