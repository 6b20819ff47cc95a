import { dateText } from '../../core/clock/shanghai'
import type { TicketDetail } from '../../core/ticket/sight/infos'
import { OUTCOME_LABELS } from '../../core/labels'
import type { Filled } from '../../forms/verb-form'
import { verbPage } from '../../forms/verb-page'
import { openSaying } from '../../utils/go'
import { pageModel, type PageModel } from '../../views/page-model'

/** From this score down the way to 返工 stands beside the button. */
const UNHAPPY = 2
const isUnhappy = (score: string | undefined): boolean => score !== undefined && Number(score) <= UNHAPPY

const NOTHING: Filled = {}
const start = {
  /** How long after the end it may be rated, and until when. */
  window: '',
  until: '',
  mayReopen: false,
  unhappy: UNHAPPY,
  cap: '',
  question: '',
  result: null as PageModel['result'],
}

function shown(detail: TicketDetail & { now: number }): typeof start {
  const { ticket, resolution, holder, lengths, can } = detail
  const { cap, result } = pageModel(detail, detail.now)
  const who = holder?.name ?? ticket.promise?.who ?? '派单台'
  return {
    window: lengths.rateWindowAfterClose,
    until:
      ticket.step.kind === 'rate' && ticket.step.dueAt !== null
        ? `${dateText(ticket.step.dueAt)}前都能评；不评也按办好算`
        : `评过了，${lengths.rateReplace}内还能改`,
    mayReopen: can.indexOf('reopen') >= 0,
    unhappy: UNHAPPY,
    cap,
    question: resolution ? `${who}说${OUTCOME_LABELS[resolution.outcome]}，您说呢？` : '办得怎么样，您说呢？',
    result: result ? { ...result, photos: result.photos.slice(0, 1) } : null,
  }
}

const page = verbPage('rate', {
  news: 'resident',
  start,
  shown,
  before: ({ rating, ticket }) => (rating && ticket.mine ? { score: String(rating.score) } : NOTHING),
  onward({ mayReopen }, { score }, message, id) {
    const goes = isUnhappy(score) && mayReopen
    if (goes) openSaying(`/ticket/reopen/reopen?id=${id}`, message)
    return goes
  },
})

export default Page({
  ...page,
  toReopen() {
    void wx.redirectTo({ url: `/ticket/reopen/reopen?id=${this.data.id}` })
  },
})
