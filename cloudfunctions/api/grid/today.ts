/** What a grid member has to do today: offered to me, and in my hands, the most pressing first. */
import { endOfDay } from '../../../miniprogram/core/clock'
import { inForce } from '../../../miniprogram/core/people/role'
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { todoInfos } from '../ticket/view'
import { onePage, pageOf } from '../../_platform/reach'
import { lte } from '../../_platform/bounds'
import { pileOf } from '../duty/piles'
import { countToJudge } from '../ticket/judging'
import { timeKey } from '../ticket/lists'

const PAGE = 60
/** How many there are is counted no further: 1000 means more. */
const CAP = 1000

export const today: Handler<'grid.today'> = {
  async known({ pile, cursor }, me) {
    const { actor, now } = me
    if (
      !actor.posts.some(
        post => inForce(post, now) && (post.role === 'gridMember' || post.role === 'inspector'),
      )
    )
      return refuse('NOT_ALLOWED')
    const all = { 'list.todoOf': actor.id }
    const mine = pile ? pileOf(pile, me) : all
    const [found, revisits] = await Promise.all([
      store.list('tickets', {
        where: mine,
        sort: ['list.dueKey', 'asc'],
        after: cursor,
        limit: onePage(PAGE + 1),
      }),
      // Further pages add rows; the number was said on the first.
      cursor === undefined && me.actor.posts.some(post => post.role === 'gridMember' && inForce(post, now))
        ? countToJudge('toRevisit', me)
        : 0,
    ])
    const { rows: shown, more } = pageOf(found, PAGE)
    const cards = await todoInfos(
      shown.map(doc => doc.ticket),
      me,
    )
    const held = new Set(shown.filter(doc => doc.list.queue === 'inHand').map(doc => doc._id))
    const isWhole = cursor === undefined && !more
    const inMyHands = { ...all, 'list.queue': 'inHand' }
    return {
      now,
      offered: cards.filter(card => !held.has(card.id)),
      inHand: cards.filter(card => held.has(card.id)),
      revisits,
      next: more ? (shown.at(-1)?.list.dueKey ?? null) : null,
      all: isWhole ? shown.length : await store.count('tickets', mine, CAP),
      allInHand: isWhole ? held.size : await store.count('tickets', inMyHands, CAP),
      dueToday: isWhole
        ? shown.filter(doc => held.has(doc._id) && doc.list.dueAt <= endOfDay(now)).length
        : await store.count('tickets', { ...inMyHands, 'list.dueKey': lte(timeKey(endOfDay(now) + 1)) }, CAP),
    }
  },
}
