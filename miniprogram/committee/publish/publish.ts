import { LIMITS } from '../../core/limits'
import { REFUSALS } from '../../core/refusal'
import { clean, isBlank } from '../../core/text/fold'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { cardOf } from '../../views/ticket-card'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { back, backWithToast } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { ask } from '../../utils/toast'
import { personalIn, type Personal } from '../../core/text/personal'
import type { LightView } from '../../views/models'
import type { TicketDetail } from '../../core/ticket/sight/infos'

interface Draft {
  key: string
  asked: string
  done: string
}

/** Exactly what the village will see, inside the frame; the words are the committee's own, and every doubt is named. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    id: '',
    rev: 0,
    head: '',
    grid: '',
    light: null as LightView | null,
    /** What the villager said: to be read, never to be put on the wall as it is. */
    quote: '',
    asked: '',
    done: '',
    findings: [] as Personal[],
    read: false,
    note: '',
    ready: false,
    sending: false,
    trouble: '',
    mayPublish: true,
    why: '',
    published: false,
  },
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    this.key = newKey()
    this.setData({ id: query['id'] ?? '' })
    this.open()
  },

  open() {
    void load(this, 'ticket.open', { ticketId: this.data.id }, (reply, fresh) => this.show(reply, fresh))
  },

  show(detail: TicketDetail & { now: number }, fresh: boolean) {
    const { ticket, content, resolution, publishDraft } = detail
    const draft = readDraft<Draft>(`publish:${this.data.id}`)
    if (draft) this.key = draft.key
    const mayPublish = detail.can.indexOf('publish') >= 0
    this.setData({
      shown: true,
      /** What was seen: publishing insists that it is still so. */
      rev: fresh || this.data.rev === 0 ? ticket.rev : this.data.rev,
      head: [ticket.no, ticket.subLabel].filter(words => words !== '').join(' · '),
      grid: ticket.gridName,
      light: cardOf(ticket, detail.now).light,
      asked: draft ? draft.asked : publishDraft ? publishDraft.asked : '',
      quote: content && content.text ? content.text.replace(/[。．.，、\s]+$/, '') : '',
      done: draft
        ? draft.done
        : publishDraft
          ? publishDraft.done
          : resolution && resolution.text
            ? resolution.text
            : '',
      mayPublish,
      published: ticket.published,
      why: mayPublish
        ? ''
        : ticket.published
          ? '这一单已经晒出去了。'
          : ticket.locked
            ? '矛盾、私事和反映干部的单子不上墙。'
            : ticket.consent
              ? '这一单现在还晒不了，结单以后再来。'
              : REFUSALS.NO_CONSENT,
    })
    this.judge()
  },

  typeAsked(event: WechatMiniprogram.TextareaInput) {
    this.setData({ asked: event.detail.value, read: false })
    this.judge()
  },
  typeDone(event: WechatMiniprogram.TextareaInput) {
    this.setData({ done: event.detail.value, read: false })
    this.judge()
  },
  switchRead() {
    this.setData({ read: !this.data.read })
    this.judge()
  },

  judge() {
    const { asked, done, read } = this.data
    const findings = personalIn(`${asked}\n${done}`)
    const numbers = findings.some(finding => finding.must)
    const note = isBlank(asked)
      ? '还差“点单说了什么”没写'
      : isBlank(done)
        ? '还差“办得怎么样”没写'
        : numbers
          ? '标了“不能晒”的几处，请先改掉'
          : !read
            ? '先看一遍，勾上那一格'
            : ''
    this.setData({ findings, note, ready: note === '', trouble: '' })
    if (this.data.mayPublish)
      keepDraft(`publish:${this.data.id}`, { key: this.key, asked, done } satisfies Draft)
  },

  async send() {
    if (this.data.sending || !this.data.ready) return
    if (
      !(await ask({
        title: '晒出去',
        words: '全村都看得到框里这个样子。晒了也能撤，点单的人也能收回。',
        yes: '晒出去',
      }))
    )
      return
    this.setData({ sending: true })
    const result = await call('ticket.publish', {
      ticketId: this.data.id,
      key: this.key,
      input: { asked: clean(this.data.asked), done: clean(this.data.done), seenRev: this.data.rev },
    })
    this.setData({ sending: false })
    if (result.ok) {
      dropDraft(`publish:${this.data.id}`)
      backWithToast(result.data.message)
      return
    }
    this.setData({ trouble: result.message })
    /** What was typed stays; what changed is fetched, so that the next press is about the present ticket. */
    if (result.code === 'STALE') {
      this.key = newKey()
      this.setData({ read: false })
      this.open()
    }
  },

  back() {
    back()
  },
})
