import { REFUSALS } from '../../core/refusal'
import { personalIn, type Personal } from '../../core/text/personal'
import type { TicketDetail } from '../../core/ticket/sight/infos'
import { verbPage } from '../../forms/verb-page'
import type { Filled } from '../../forms/verb-form'
import type { LightView } from '../../views/models'
import { cardOf } from '../../views/ticket-card'

const start = {
  head: '',
  grid: '',
  light: null as LightView | null,
  /** What the villager said: to be read, never to be put on the wall as it is. */
  quote: '',
  findings: [] as Personal[],
  read: false,
  /** Why it may not be shown. */
  why: '',
}

const textOf = ({ asked = '', done = '' }: Filled): string => `${asked}\n${done}`
/** The tick stands for the words as they were when it was set: whoever changes them reads them again. */
const isRead = (filled: Filled): boolean => filled['read'] === textOf(filled)

function whyNot({ ticket }: TicketDetail): string {
  if (ticket.published) return '这一单已经晒出去了。'
  if (ticket.locked) return '矛盾、私事和反映干部的单子不上墙。'
  return ticket.consent ? '这一单现在还晒不了，结单以后再来。' : REFUSALS.NO_CONSENT
}

const page = verbPage('publish', {
  news: null,
  start,
  shown: detail => ({
    ...start,
    head: [detail.ticket.no, detail.ticket.subLabel].filter(words => words !== '').join(' · '),
    grid: detail.ticket.gridName,
    light: cardOf(detail.ticket, detail.now).light,
    quote: (detail.content?.text ?? '').replace(/[。．.，、\s]+$/, ''),
    why: whyNot(detail),
  }),
  before: ({ publishDraft, resolution }) => ({
    asked: publishDraft?.asked ?? '',
    done: publishDraft?.done ?? resolution?.text ?? '',
  }),
  follows: (own, filled) => ({ ...own, findings: personalIn(textOf(filled)), read: isRead(filled) }),
  lacks(_, filled) {
    if (personalIn(textOf(filled)).some(({ must }) => must)) return '标了“不能晒”的几处，请先改掉'
    return isRead(filled) ? '' : '先看一遍，勾上那一格'
  },
  sure: {
    title: '晒出去',
    words: '全村都看得到框里这个样子。晒了也能撤，点单的人也能收回。',
    yes: '晒出去',
  },
})

/** Exactly what the village will see, inside the frame; the words are the committee's own, and every doubt is named. */
export default Page({
  ...page,
  tick() {
    const { filled } = this.data.filling
    this.fill({ read: isRead(filled) ? '' : textOf(filled) })
  },
})
