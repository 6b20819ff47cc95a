/** The first page in one call: who I am, my most pressing order, how many more, whom to call, what can be ordered. */
import { limitFor, spanText, type RuleSet, type Calendar } from '../../../miniprogram/core/clock'
import { promiseOf, roundOf } from '../../../miniprogram/core/ticket/questions'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { Until } from '../../../miniprogram/core/ticket/until'
import { askedIds } from '../../_notices/templates'
import type { Badge, Page, SubCategory } from '../../_contract/views'
import { actorOf } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { rulebook, rulesNow } from '../../_journal/rulebook'
import type { Handler } from '../request/serve'
import { seeAll } from '../ticket/view'
import { askingFor } from '../join/answers'
import { meOf } from './me'
import { first, page as upTo } from '../../_platform/reach'
import type { Where } from '../../_platform/store'
import { countOver, listOver } from '../over'

/** How many there are is counted no further: 100 means 99+. */
const CAP = 100

/** Whether somebody waits for the person who was told. Complete: a new kind of news says so itself. */
const TODO: Record<Until, boolean> = {
  onDesk: true,
  offerStands: true,
  promiseStands: false,
  declined: false,
  unrated: true,
  running: false,
  cancelAsked: true,
  objected: true,
  reclassifyAsked: true,
  merged: false,
  published: false,
  reminder: true,
  always: false,
}

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
        handler: null,
        open: 0,
        badges: [],
        newsNext: null,
        asking: await askingFor(visitor.openid, null, now),
      }
    // Only what is not at its end: fifty orders that are over never hide the one that is not.
    const open = await store.list('tickets', {
      where: { 'list.openOf': person._id },
      sort: ['list.dueKey', 'asc'],
      limit: first(CAP),
    })
    open.sort((a, b) => awaitedAt(a.ticket) - awaitedAt(b.ticket))
    const news = await newsOf(visitor.openid, person._id)
    const known = { ...visitor, person, actor: actorOf(person) }
    const [pressing = null] = await seeAll(
      open.slice(0, 1).map(doc => doc.ticket),
      known,
    )
    return {
      ...common,
      me: await meOf(person, now),
      first: pressing,
      handler: open[0] ? await handlerOf(open[0].ticket) : null,
      open: open.length,
      badges: news.items,
      newsNext: news.next,
      asking: await askingFor(visitor.openid, person, now),
    }
  },
}

/** What somebody waits for: the promised day, else the limit. The clocks of the offices are not theirs. */
const awaitedAt = (ticket: Ticket): number => promiseOf(ticket)?.promisedAt ?? roundOf(ticket).limitAt

/** Whom to ring about it: who promised it and agreed to be called. */
async function handlerOf(ticket: Ticket): Promise<{ name: string; phone: string } | null> {
  if (ticket.stage.state !== 'claimed' || !roundOf(ticket).promises.at(-1)?.showContact) return null
  const person = await store.get('people', ticket.stage.holder)
  return person?.staffName && person.staffPhone ? { name: person.staffName, phone: person.staffPhone } : null
}

/** What could not be delivered otherwise. What waits for the morning to be sent stands in the app at once. */
const UNSEEN = ['badge', 'notReached', 'waiting'] as const
const unseenOf = (personId: string): Where[] => UNSEEN.map(state => ({ personId, state }))
const NEWS = 20

/** A page of it, newest first. */
async function newsOf(
  openid: string,
  personId: string,
  cursor?: string,
): Promise<Pick<Page<Badge>, 'items' | 'next'>> {
  const sends = await listOver('sends', unseenOf(personId), {
    sort: ['sortKey', 'desc'],
    after: cursor,
    limit: upTo(NEWS + 1),
  })
  const shown = sends.slice(0, NEWS)
  const items = shown.map<Badge>(({ _id, ticketId, at, says, template, page, until }) => ({
    // It names the event and whoever it was about.
    id: seal.hide(openid, _id),
    ticketId,
    at,
    says,
    page: `/${page}`,
    todo: TODO[until],
    ...(template === 'points' ? { points: true as const } : {}),
  }))
  return { items, next: sends.length > NEWS ? (shown.at(-1)?.sortKey ?? null) : null }
}

export const news: Handler<'me.news'> = {
  async known({ cursor }, { openid, person, now }) {
    return { now, ...(await newsOf(openid, person._id, cursor)) }
  },
}

/** How much of it there is, no further than 100. */
export const unseenCount = (personId: string): Promise<number> => countOver('sends', unseenOf(personId), CAP)

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
