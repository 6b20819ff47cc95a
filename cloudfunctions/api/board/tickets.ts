/** The showable tickets behind a number of the wall; each viewer gets those they may see. */
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_platform/ports'
import { pageOf } from '../../_platform/reach'
import type { Handler } from '../request/serve'
import { seeAll } from '../ticket/view'
import { villageOf } from '../ticket/lists'

const PAGE = 50

export const tickets: Handler<'board.tickets'> = {
  async known({ villageId: asked, month, rate, kept, cursor = '' }, me) {
    const villageId = asked ?? villageOf(me)
    const board = villageId ? (await store.get('boards', `${villageId}:${month}`))?.board : null
    if (!board) return refuse('NOT_FOUND')
    const ids = [...new Set(kept ? board[rate].keptIds : board[rate].missedIds)]
      .filter(id => id > cursor)
      .sort()
    const { rows, more } = pageOf(ids, PAGE)
    const found = new Map((await store.some('tickets', rows)).map(doc => [doc._id, doc.ticket]))
    return {
      now: me.now,
      items: await seeAll(
        rows.flatMap(id => found.get(id) ?? []),
        me,
      ),
      next: more ? (rows.at(-1) ?? null) : null,
    }
  },
}
