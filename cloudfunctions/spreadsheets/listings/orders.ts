import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { subOf } from '../../../miniprogram/core/clock/policy'
import { isShowable, roundOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import { CATEGORY_LABELS, MATTER_LABELS, STATE_LABELS, TRACK_LABELS } from '../../../miniprogram/core/labels'
import type { TicketDoc } from '../../_documents'
import { rulebook, rulesOf, type Rulebook } from '../../_journal/rulebook'
import { store } from '../../_platform/ports'
import type { Sheet } from '../write/book'
import { below } from './places'

const HEADINGS = [
  '村',
  '网格',
  '单号',
  '点单日',
  '类别',
  '哪一种',
  '谁的事',
  '星级',
  '状态',
  '经办人',
  '承诺哪天',
  '时限',
  '办结日',
  '超期',
]

/** Orders that may be shown: no disputes, no private matters, none about staff, none that its requester keeps close. */
export async function orders(node: string, now: number): Promise<Sheet> {
  const [{ villages, nameOf }, book] = await Promise.all([below(node), rulebook()])
  const lines: string[][] = []
  for (const { _id } of villages)
    for (const doc of await store.all('tickets', {
      where: { villageId: _id },
      sort: ['list.sortKey', 'asc'],
    }))
      if (isShowable(doc.ticket)) lines.push(lineOf(doc, nameOf(doc.path), book, now))
  return {
    name: '单子',
    rows: [HEADINGS, ...lines],
    notes: ['还没分类的、矛盾纠纷、私事、说干部的和只给经办人看的不在表里。'],
  }
}

function lineOf(
  { ticket, list }: TicketDoc,
  { village, grid }: { village: string; grid: string },
  book: Rulebook,
  now: number,
): string[] {
  const round = roundOf(ticket)
  const promise = round.promises.at(-1)
  const ended = round.endedAt
  return [
    village,
    grid,
    ticket.no,
    dayKey(ticket.submittedAt),
    CATEGORY_LABELS[ticket.category],
    subOf(rulesOf(book, ticket.rules), ticket.sub)?.label ?? '',
    ticket.matter === null ? '' : MATTER_LABELS[ticket.matter],
    TRACK_LABELS[ticket.track],
    STATE_LABELS[ticket.stage.state],
    promise?.holderName ?? '',
    promise ? dayKey(promise.promisedAt) : '',
    dayKey(round.limitAt),
    ended === null ? '' : dayKey(ended),
    (list.limitAt !== null && list.limitAt < now) || (ended !== null && ended > round.limitAt) ? '超期' : '',
  ]
}
