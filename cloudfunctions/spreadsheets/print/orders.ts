/** What the notices and slips of a village say: orders that were sent out, orders that were made for somebody. */
import { subOf } from '../../../miniprogram/core/clock/policy'
import { CATEGORY_LABELS } from '../../../miniprogram/core/labels'
import { noticeOf, slipOf, type Notice, type Slip } from '../../../miniprogram/core/print/orders'
import type { Queue } from '../../../miniprogram/core/ticket/lists/lists'
import { isShowable, roundOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import type { Ticket } from '../../../miniprogram/core/ticket/kinds'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { TicketDoc } from '../../_documents'
import { OPEN_QUEUES } from '../../_journal/orders/queues'
import { rulebook, rulesOf } from '../../_journal/rulebook'
import { grids, people } from '../../_people/names'
import { store } from '../../_platform/ports'
import type { Village } from './facts'

const inQueues = async (village: GridId, queues: readonly Queue[]): Promise<TicketDoc[]> => {
  const found: TicketDoc[] = []
  for (const queue of queues)
    found.push(
      ...(await store.all('tickets', {
        where: { path: village, 'list.queue': queue },
        sort: ['list.dueKey', 'asc'],
      })),
    )
  return found.sort((a, b) => (a.list.dueKey < b.list.dueKey ? -1 : 1))
}

const noticed = async (village: GridId): Promise<TicketDoc[]> =>
  (await inQueues(village, ['offered', 'inHand'])).filter(({ ticket }) => isShowable(ticket))
/** Of all that runs and was ordered for somebody; a complaint about staff is the town's. */
const slipped = async (village: GridId): Promise<TicketDoc[]> =>
  (await inQueues(village, OPEN_QUEUES)).filter(
    ({ ticket }) => ticket.source === 'onBehalf' && !ticket.aboutStaff,
  )
/** Whether there is anything to print. */
export const isToPrint = async (what: 'notices' | 'slips', village: GridId): Promise<boolean> =>
  (await (what === 'notices' ? noticed : slipped)(village)).length > 0

/** Of orders that may be shown, sent out or in hand; the most pressing first. */
export async function noticesOf(village: Village): Promise<Notice[]> {
  const [docs, book] = await Promise.all([noticed(village.id), rulebook()])
  const notices: Notice[] = []
  for (const { ticket } of docs) {
    const { stage } = ticket
    const sub = subOf(rulesOf(book, ticket.rules), ticket.sub)?.label
    notices.push(
      noticeOf({
        ...village,
        no: ticket.no,
        kind: [CATEGORY_LABELS[ticket.category], ...(sub ? [sub] : [])].join(' · '),
        urgent: ticket.urgent,
        to: await toWhom(ticket),
        offered: stage.state === 'dispatched' ? stage.offer : null,
        promise: stage.state === 'claimed' ? stage.commitment : null,
        limitAt: roundOf(ticket).limitAt,
      }),
    )
  }
  return notices
}

async function toWhom({ stage }: Ticket): Promise<string> {
  if (stage.state === 'claimed') return stage.holderName
  if (stage.state !== 'dispatched') return ''
  const { pool, to } = stage.offer
  if (pool !== null) return `${(await grids.of([pool])).get(pool)?.name ?? ''}的网格员，谁先领谁办`
  const named = await people.of(to)
  return to.flatMap(id => named.get(id)?.staffName ?? []).join('、')
}

export const slipsOf = async (village: Village): Promise<Slip[]> =>
  (await slipped(village.id)).map(({ ticket }) =>
    slipOf({ ...village, no: ticket.no, at: ticket.submittedAt }),
  )
