/**
 * Whose matter it is: the orders of people of one name, or with these last four digits. Only for who may see a name and
 * number for a purpose; each of the people found reads afterwards who looked for them, and why.
 */
import { digitsOf, fold } from '../../../miniprogram/core/text/fold'
import type { Term } from '../../../miniprogram/core/ticket/lists/findable'
import { sightOf } from '../../../miniprogram/core/ticket/sight/sight'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { LOOK_UPS_AN_HOUR, takeLookUp } from './look-ups'
import type { Known } from '../../_people/person'
import { onePage } from '../../_platform/reach'
import { logReading, orderRead } from '../../_journal/reading'
import { checkTyped } from '../../_journal/words/keep-words'
import type { Handler } from '../request/serve'
import { listOver } from '../over'
import { seeAll } from '../ticket/view'
import { queriesByPerson } from './audiences'

const PAGE = 20
/** As many people are shown at once; each of them has a line in their log. */
const MOST_PEOPLE = 5

export const findPeople: Handler<'ticket.findPeople'> = {
  async known({ q, purpose, key }, me) {
    const wheres = await queriesByPerson(me, [termOf(q)])
    if (wheres === null) return refuse('NOT_ALLOWED')
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    // The same tap again looks at nothing new.
    if (!me.again && !(await takeLookUp(me.person._id, key, me.now)))
      return refuse('LOOK_UPS_OVER', { n: LOOK_UPS_AN_HOUR })
    const docs = await listOver('tickets', wheres, {
      sort: ['list.sortKey', 'desc'],
      limit: onePage(PAGE + 1),
    })
    const { shown, more } = ofFewPeople(
      docs.map(({ ticket }) => ticket).filter(ticket => mayLookFor(ticket, me)),
    )
    for (const ticket of newestOfEach(shown))
      await logReading(me, {
        matter: orderRead(ticket),
        of: ticket.requesterId ?? '',
        what: 'search',
        purpose,
        key,
        check,
      })
    return { now: me.now, items: await seeAll(shown, me), more: more || docs.length > PAGE }
  },
}

/** Four digits are the end of a number, anything else is a whole name. */
const termOf = (typed: string): Term =>
  /^\d{4}$/.test(fold(typed))
    ? { kind: 'phone', term: digitsOf(typed, 4) }
    : { kind: 'name', term: fold(typed) }

const mayLookFor = (ticket: Ticket, { actor, now }: Known): boolean =>
  ticket.requesterId !== null && sightOf(ticket, actor, now).person === 'masked'

/** Of the newest orders those of the first few people. */
function ofFewPeople(tickets: readonly Ticket[]): { shown: Ticket[]; more: boolean } {
  const people = [...new Set(tickets.map(({ requesterId }) => requesterId))].slice(0, MOST_PEOPLE)
  const shown = tickets.filter(({ requesterId }) => people.includes(requesterId)).slice(0, PAGE)
  return { shown, more: shown.length < tickets.length }
}

const newestOfEach = (tickets: readonly Ticket[]): Ticket[] => [
  ...new Map([...tickets].reverse().map(ticket => [ticket.requesterId, ticket])).values(),
]
