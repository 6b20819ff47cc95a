/**
 * Whose matter it is: the orders of people of one name, or with these last four digits. Only for who may see a name and
 * number for a purpose; each of the people found reads afterwards who looked for them, and why.
 */
import { personReadingsOf } from '../../../miniprogram/core/ticket/lists/findable'
import { sightOf } from '../../../miniprogram/core/ticket/sight/sight'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { LOOK_UPS_AN_HOUR, takeLookUp } from './look-ups'
import type { Known } from '../../_people/person'
import type { Where } from '../../_platform/bounds'
import { onePage } from '../../_platform/reach'
import { logReading, orderRead } from '../../_journal/reading'
import { checkTyped } from '../../_journal/words/keep-words'
import type { Handler } from '../request/serve'
import { listOver } from '../over'
import { seeAll } from '../ticket/view'
import { queriesByPerson } from './audiences'

const PAGE = 20
const AT_ONCE = 100
/** As many people are shown at once; each of them has a line in their log. */
const MOST_PEOPLE = 5

export const findPeople: Handler<'ticket.findPeople'> = {
  async known({ q, purpose, key }, me) {
    const wheres = await queriesByPerson(me, personReadingsOf(q))
    if (wheres === null) return refuse('NOT_ALLOWED')
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    // The same tap again looks at nothing new.
    if (!me.again && !(await takeLookUp(me.person._id, key, me.now)))
      return refuse('LOOK_UPS_OVER', { n: LOOK_UPS_AN_HOUR })
    const { people, isAll } = await fewPeople(wheres, me)
    const shown = inTurn(people)
    for (const [of, [newest]] of people)
      await logReading(me, {
        matter: orderRead(newest),
        of,
        what: 'search',
        purpose,
        key,
        check,
      })
    return { now: me.now, items: await seeAll(shown, me), more: !isAll || countOf(people) > shown.length }
  },
}

/** People, each with their orders, the newest first. */
type People = Map<string, [Ticket, ...Ticket[]]>

/**
 * Read on until as many people are found as are shown, and one more, or nothing is left: nobody hides behind many orders
 * of another.
 */
async function fewPeople(wheres: readonly Where[], me: Known): Promise<{ people: People; isAll: boolean }> {
  const people: People = new Map()
  for (let after: string | undefined; ; ) {
    const docs = await listOver('tickets', wheres, {
      sort: ['list.sortKey', 'desc'],
      after,
      limit: onePage(AT_ONCE),
    })
    for (const { ticket } of docs) {
      const { requesterId } = ticket
      if (requesterId === null || sightOf(ticket, me.actor, me.now).person !== 'masked') continue
      const known = people.get(requesterId)
      if (!known && people.size === MOST_PEOPLE) return { people, isAll: false }
      if (known) known.push(ticket)
      else people.set(requesterId, [ticket])
    }
    const last = docs[AT_ONCE - 1]
    if (!last) return { people, isAll: true }
    after = last.list.sortKey
  }
}

const countOf = (people: People): number => [...people.values()].flat().length

/** Everybody's newest come before anybody's next; shown by time. */
const inTurn = (people: People): Ticket[] =>
  [...people.values()]
    .flatMap(orders => orders.map((ticket, turn) => ({ ticket, turn })))
    .sort((a, b) => a.turn - b.turn || b.ticket.submittedAt - a.ticket.submittedAt)
    .slice(0, PAGE)
    .map(({ ticket }) => ticket)
    .sort((a, b) => b.submittedAt - a.submittedAt)
