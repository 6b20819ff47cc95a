/** The showable tickets behind a number of the wall; each viewer gets those they may see. */
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'
import { seeAll } from '../../_shell/view'
import { villageOf } from '../ticket/lists'

const MOST = 50

export const tickets: Handler<'board.tickets'> = {
  async known({ villageId: asked, month, rate, kept }, me) {
    const villageId = asked ?? villageOf(me)
    const board = villageId ? (await store.get('boards', `${villageId}:${month}`))?.board : null
    if (!board) return refuse('NOT_FOUND')
    const { satisfaction } = board
    // Which of the ratings were content is not told: that would give away who rated.
    const ids =
      rate === 'satisfaction' ? (satisfaction?.ids ?? []) : kept ? board[rate].keptIds : board[rate].missedIds
    const found = new Map((await store.some('tickets', ids.slice(0, MOST))).map(doc => [doc._id, doc.ticket]))
    return {
      now: me.now,
      items: await seeAll(
        ids.flatMap(id => found.get(id) ?? []),
        me,
      ),
      next: null,
    }
  },
}
