/** The page of one verb of an order: what it asks for is drawn from the verb, what it says of the order is its own. */
import type { Pressed } from '../../contract/ticket/press'
import { newKey } from '../api/key'
import { askFor, type News } from '../api/subscribe'
import { call } from '../api/client'
import type { LocalFile } from '../api/files'
import { FORMS, type FormVerb } from '../core/ticket/phone/ways'
import type { TicketDetail, TicketInfo } from '../core/ticket/sight/infos'
import { elderBehavior } from '../utils/elder'
import { back, backWithToast, takeSaying } from '../utils/go'
import { load, WAITING } from '../utils/load'
import type { Notice } from '../views/notice'
import { ask } from '../utils/toast'
import { begin, change, handIn, IS_CURRENT, put, type Changed, type Holder } from './filling'
import { KEPT, pressVerb } from './press-verb'
import type { Filled } from './verb-form'

type Scored = WechatMiniprogram.CustomEvent<{ value: number }>
type Answer = TicketDetail & { now: number }
type Asked = Pick<TicketInfo, 'id' | 'rev' | 'title' | 'no'>

/** What a page says of the order, beside its fields. `X`: data of its own. */
interface Own<X> {
  /** What the person may be told of afterwards, for which WeChat asks as they send it; null where nothing comes of it. */
  news: News | null
  start: X
  shown(detail: Answer): X
  /** What is missing that the verb's fields cannot know, or ''. */
  lacks?(own: X, filled: Filled, files: readonly LocalFile[]): string
  /** What was judged before, where nothing else stands in the field yet. */
  before?(detail: Answer): Filled
  /** Where they go once it is done; otherwise back. */
  onward?(own: X, filled: Filled, message: string, id: string): boolean
  /** What becomes of it where somebody stands aside instead. */
  aside?: string
}

interface Common {
  elder: boolean
  id: string
  notice: Notice
  shown: boolean
  /** Whether the verb may be pressed now. */
  may: boolean
  title: string
}
interface Self<X> extends Holder {
  data: Holder['data'] & Common & { own: X }
  setData(change: Partial<Holder['data'] & Common & { own: X }>): void
  selectComponent(selector: string): unknown
  asked: Asked
  asideKey: string
  open(): void
  hand(humanCheck: boolean): Promise<void>
}

export function verbPage<X extends object>(verb: FormVerb, own: Own<X>) {
  const form = FORMS[verb]
  const common: Common = { elder: false, id: '', notice: WAITING, shown: false, may: false, title: '' }
  const nothing: Asked = { id: '', rev: 0, title: null, no: '' }
  return {
    behaviors: [elderBehavior],
    data: { ...common, ...IS_CURRENT, form, own: own.start },
    asked: nothing,
    asideKey: '',

    onLoad(this: Self<X>, query: Record<string, string | undefined>) {
      const id = query['id'] ?? ''
      this.setData({ id })
      this.asideKey = newKey()
      begin(this, form, `${verb}:${id}`)
      this.open()
    },
    onReady(this: Self<X>) {
      takeSaying(this)
    },
    open(this: Self<X>) {
      void load(this, 'ticket.open', { ticketId: this.data.id }, (detail: Answer) => {
        const { ticket, can } = detail
        this.asked = ticket
        const title = ticket.title ?? ticket.no
        this.setData({ shown: true, may: can.indexOf(verb) >= 0, title, own: own.shown(detail) })
        const { filled, files } = this.data.filling
        put(this, form, { ...own.before?.(detail), ...filled }, files)
      })
    },
    alsoLacking(this: Self<X>, filled: Filled, files: readonly LocalFile[]): string {
      return own.lacks?.(this.data.own, filled, files) ?? ''
    },
    change(this: Self<X>, event: Changed) {
      change(this, form, event.detail)
    },
    /** A score that the page draws: faces, or a ruler. */
    score(this: Self<X>, event: Scored) {
      const { filled, files } = this.data.filling
      const name = String(event.currentTarget.dataset['name'])
      change(this, form, { filled: { ...filled, [name]: String(event.detail.value) }, files })
    },

    send(this: Self<X>) {
      const { busy, lack } = this.data.filling
      if (busy || lack !== '') return
      if (own.news) askFor(own.news)
      void this.hand(false)
    },
    askPerson(this: Self<X>) {
      void this.hand(true)
    },
    async hand(this: Self<X>, humanCheck: boolean) {
      const sent = await pressVerb(this, verb, this.asked, humanCheck)
      if (!sent) return
      if (sent.kept) backWithToast(KEPT)
      else if (!own.onward?.(this.data.own, this.data.filling.filled, sent.data.message, this.data.id))
        backWithToast(sent.data.message)
    },
    /** A relative does not judge: it stands on record. */
    async standAside(this: Self<X>) {
      const { id, filling } = this.data
      if (filling.busy || !(await ask({ title: '是亲戚，回避', words: own.aside ?? '', yes: '回避' }))) return
      const sent = await handIn<Pressed>(this, () =>
        call('ticket.standAside', { ticketId: id, key: this.asideKey, input: { reason: '是亲戚' } }),
      )
      if (sent && !sent.kept) backWithToast(sent.data.message)
    },
    back,
  }
}
