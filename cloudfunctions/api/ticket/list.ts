/** One page of a list: one query a node for the tickets, one for their words. */
import { refuse } from '../../../miniprogram/core/refusal'
import type { Handler } from '../request/serve'
import { seeAll } from './view'
import { duplicatesOnDesk } from '../desk/similar'
import { listOver } from '../over'
import { filtered } from './filtered'
import { isJudged, toJudge } from './judging'
import { keyOf, queriesOf } from './lists'
import { onePage } from '../../_platform/reach'

const PAGE = 20

export const list: Handler<'ticket.list'> = {
  async known({ list: name, mine, only, cursor }, me) {
    if (name === 'duplicates') return duplicatesOnDesk(me, cursor)
    const query = name === 'all' ? filtered(only, me) : await queriesOf(name, me)
    if (!query) return refuse('NOT_ALLOWED')
    if (mine && isJudged(name)) return toJudge(name, query, me, cursor)
    const docs = await listOver('tickets', query.wheres, {
      sort: query.sort,
      after: cursor,
      limit: onePage(PAGE + 1),
    })
    const page = docs.slice(0, PAGE)
    const last = page.at(-1)
    return {
      now: me.now,
      items: await seeAll(
        page.map(doc => doc.ticket),
        me,
      ),
      next: docs.length > PAGE && last ? keyOf(query.sort, last.list) : null,
    }
  },
}
