/** What a grid member has to do today: offered to me, and in my hands, the most pressing first. */
import { endOfDay } from '../../../miniprogram/core/clock'
import { inForce } from '../../../miniprogram/core/people/role'
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'
import { seeAll } from '../../_shell/view'
import { page } from '../../_shell/reach'

const MOST = 60

export const today: Handler<'grid.today'> = {
  async known(_, me) {
    const { actor, now } = me
    if (
      !actor.posts.some(
        post => inForce(post, now) && (post.role === 'gridMember' || post.role === 'inspector'),
      )
    )
      return refuse('NOT_ALLOWED')
    const todo = await store.list('tickets', {
      where: { 'list.todoOf': actor.id },
      sort: ['list.dueKey', 'asc'],
      limit: page(MOST + 1),
    })
    const shown = todo.slice(0, MOST)
    const cards = await seeAll(
      shown.map(doc => doc.ticket),
      me,
    )
    const held = new Set(todo.filter(doc => doc.list.queue === 'inHand').map(doc => doc._id))
    return {
      now,
      offered: cards.filter(card => !held.has(card.id)),
      inHand: cards.filter(card => held.has(card.id)),
      more: todo.length > MOST,
      dueToday: todo.filter(doc => held.has(doc._id) && doc.list.dueAt <= endOfDay(now)).length,
    }
  },
}
