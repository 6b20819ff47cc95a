/** The showable tickets behind a number of the wall; each viewer gets those they may see. */
import { isOnSide } from '../../../miniprogram/core/people/demo'
import { refuse } from '../../../miniprogram/core/refusal'
import { grids } from '../../_people/names'
import { store } from '../../_platform/ports'
import { pageOf } from '../../_platform/reach'
import type { Handler } from '../request/serve'
import { seeAll } from '../ticket/view'
import { villageOf } from '../ticket/lists'

const PAGE = 50

export const tickets: Handler<'board.tickets'> = {
  async known({ villageId: asked, month, rate, kept, cursor = '' }, me) {
    const villageId = asked ?? villageOf(me)
    const village = villageId ? (await grids.of([villageId])).get(villageId) : undefined
    if (!village || !isOnSide(me.person, village.path)) return refuse('NOT_FOUND')
    const board = (await store.get('boards', `${village._id}:${month}`))?.board
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
