/** The numbers of each post, asked as the lists behind them are asked: a row a number, named by the compiler. */
import { DUTIES, type CellId } from '../../../miniprogram/core/duty/cells'
import type { Pile } from '../../../miniprogram/core/ticket/lists/piles'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { countAgreeable } from '../county/proposed'
import { countNotReached } from '../desk/reached'
import { countReviews } from '../desk/reviews'
import { countLetters } from '../feedback/inboxes'
import { waitingFor as requestsFor } from '../join/waiting'
import { countInOne } from '../over'
import { votesFor } from '../points/home'
import { waitingFor as deedsFor } from '../points/list'
import { counterOf } from '../shop/place'
import { countToJudge } from '../ticket/judging'
import { queriesOf, type ListName } from '../ticket/lists'
import type { AtWork } from './at-work'
import { liesOn, pileOf } from './piles'

/** `me`: in the posts of one role alone. No further than 100, which means 99+. `atWork`: read for the page anyway. */
type Count = (me: Known, atWork: AtWork) => Promise<number>

const pile =
  (name: Pile): Count =>
  async (me, atWork) => {
    const { orders, isAll } = await atWork
    return isAll
      ? orders.filter(doc => liesOn(name, doc, me)).length
      : store.count('tickets', pileOf(name, me))
  }
const list =
  (name: Exclude<ListName, 'duplicates' | 'all'>): Count =>
  async me =>
    countInOne('tickets', (await queriesOf(name, me))?.wheres ?? [])

const COUNTS: Readonly<Record<CellId, Count>> = {
  late: pile('late'),
  today: pile('today'),
  offered: pile('offered'),
  cancel: pile('cancel'),
  toConfirm: me => deedsFor(me, 'confirm'),
  toAnswer: me => deedsFor(me, 'answer'),
  toVote: votesFor,
  toRate: me => countToJudge('toRate', me),
  toRevisit: me => countToJudge('toRevisit', me),
  joins: async me => countInOne('join_requests', await requestsFor(me, true)),
  desk: list('desk'),
  returned: list('returned'),
  overdue: list('late'),
  referred: list('referred'),
  reviews: countReviews,
  notReached: countNotReached,
  town: list('town'),
  townOverdue: list('townLate'),
  objection: me => countToJudge('objection', me),
  reclassify: me => countToJudge('reclassify', me),
  standIn: list('standIn'),
  letters: countLetters,
  posts: countAgreeable,
  collect: async me => {
    const behind = counterOf(me, undefined)
    return behind ? store.count('redemptions', { villageId: behind.villageId, state: 'waiting' }) : 0
  },
}

export interface Counted {
  id: CellId
  count: number
}

/** All numbers of one role. */
export function countsOf(me: Known, role: keyof typeof DUTIES, atWork: AtWork): Promise<Counted[]> {
  const cells = DUTIES[role]?.cells ?? []
  return Promise.all(cells.map(async ({ id }) => ({ id, count: await COUNTS[id](me, atWork) })))
}
