/** A share card with a title that gives nothing away: no names, no words, nothing of disputes or private matters. */
import { isShowable } from '../../../miniprogram/core/ticket/pieces/selectors'
import { isOnBoard } from '../../../miniprogram/core/ticket/sight/ticket-info'
import { sightOf } from '../../../miniprogram/core/ticket/sight/sight'
import { subOf } from '../../../miniprogram/core/clock'
import { dateText, fromDayKey } from '../../../miniprogram/core/clock/shanghai'
import { shortRoot } from '../../../miniprogram/core/points/merkle'
import { refuse } from '../../../miniprogram/core/refusal'
import { grids } from '../../_people/names'
import { store } from '../../_platform/ports'
import { rulebook, rulesOf } from '../../_journal/rulebook'
import type { Handler } from '../request/serve'
import { villageOf } from '../ticket/lists'
import { first } from '../../_platform/reach'

const PICTURE = { board: '/assets/art/share-board.png', ticket: '/assets/art/share-ticket.png' }

export const card: Handler<'share.card'> = {
  async known({ ticketId }, me) {
    if (ticketId === undefined) {
      const villageId = villageOf(me)
      const name = (await grids.of([villageId])).get(villageId ?? '')?.name ?? '村里'
      return {
        title: await boardTitle(villageId, name),
        path: `/pages/board/board${villageId ? `?village=${villageId}` : ''}`,
        picture: PICTURE.board,
      }
    }
    const ticket = (await store.get('tickets', ticketId))?.ticket
    const card = ticket ? sightOf(ticket, me.actor, me.now).card : 'no'
    if (!ticket || card === 'no' || (card !== 'yes' && !isOnBoard(ticket))) return refuse('NOT_FOUND')
    const path = `/ticket/open/open?id=${ticket.id}`
    if (!isShowable(ticket)) return { title: '有一单请您看一看', path, picture: PICTURE.ticket }
    const sub = subOf(rulesOf(await rulebook(), ticket.rules), ticket.sub)?.label ?? '一件事'
    return { title: `${sub}这一单，看看办到哪儿了`, path, picture: PICTURE.ticket }
  },
}

/** With the newest seal: a group that got the card keeps it, so that nobody can change that day unnoticed. */
async function boardTitle(villageId: string | null, name: string): Promise<string> {
  const [seal] = villageId
    ? await store.list('seals', { where: { villageId }, sort: ['day', 'desc'], limit: first(1) })
    : []
  return seal
    ? `${name}晒单，${dateText(fromDayKey(seal.day))}封条 ${shortRoot(seal.root)}`
    : `${name}的事办得怎么样，晒出来看看`
}
