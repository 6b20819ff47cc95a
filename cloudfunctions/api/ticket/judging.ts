/** Of what waits for a judgement or an answer: what this person may judge and has not yet, or may answer. One rule for the number and for the list. */
import { awaitsJudgement, awaitsVisit } from '../../../miniprogram/core/ticket/pieces/judging'
import type { TicketInfo } from '../../../miniprogram/core/ticket/sight/infos'
import { approverFor } from '../../../miniprogram/core/ticket/sight/relations'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { Actor } from '../../../miniprogram/core/people/role'
import type { Page } from '../../../contract/page'
import type { Known } from '../../_people/person'
import { countFitting, inOne, pageFitting } from '../over'
import { queriesOf, type ListName, type Query } from './lists'
import { seeAll } from './view'

const PAGE = 20
const AT_ONCE = 100

type Judged = 'toRate' | 'toRevisit' | 'objection' | 'reclassify'
/** Nobody answers what they asked themselves, or what is about them. */
const mayAnswer = (ticket: Ticket, person: Actor, now: number): boolean =>
  approverFor(ticket, [person], now).length > 0
const AWAITS: Record<Judged, (ticket: Ticket, person: Actor, now: number) => boolean> = {
  toRate: awaitsJudgement,
  toRevisit: awaitsVisit,
  objection: mayAnswer,
  reclassify: mayAnswer,
}
export const isJudged = (list: ListName): list is Judged => list in AWAITS

/** A page is full, or nothing is left. */
export async function toJudge(
  list: Judged,
  { wheres, sort }: Query,
  me: Known,
  cursor: string | undefined,
): Promise<Page<TicketInfo>> {
  const { found, next } = await pageFitting(
    'tickets',
    wheres,
    { sort, after: cursor, page: PAGE, atOnce: AT_ONCE },
    ({ ticket }) => (AWAITS[list](ticket, me.actor, me.now) ? ticket : null),
  )
  return { now: me.now, items: await seeAll(found, me), next }
}

/** How many, no further than 100. */
export async function countToJudge(list: Judged, me: Known): Promise<number> {
  const query = await queriesOf(list, me)
  if (!query) return 0
  return countFitting(
    'tickets',
    inOne(query.wheres),
    query.sort,
    async docs => docs.filter(({ ticket }) => AWAITS[list](ticket, me.actor, me.now)).length,
  )
}
