/** The page of one verb of an order: what it asks for is drawn from the verb, what it says of the order is its own. */
import type { Pressed } from '../../contract/ticket/press'
import { newKey } from '../api/key'
import type { News } from '../api/subscribe'
import { call } from '../api/client'
import type { LocalFile } from '../api/files'
import { FORMS, type FormVerb } from '../core/ticket/phone/ways'
import type { TicketDetail, TicketInfo } from '../core/ticket/sight/infos'
import { backWithToast } from '../utils/go'
import { load, QUIET, WAITING } from '../utils/load'
import type { DayChoiceView } from '../views/models'
import type { Notice } from '../views/notice'
import { ask } from '../utils/toast'
import { dropDraft } from './draft'
import { begin, handIn, IS_CURRENT, isMendedHere, put, type Holder, type Refused } from './filling'
import { formParts } from './form-parts'
import { KEPT, pressVerb } from './press-verb'
import { choicesOf, onOffer, type Filled } from './verb-form'

type Scored = WechatMiniprogram.CustomEvent<{ value: number }>
type Answer = TicketDetail & { now: number }
type Asked = Pick<TicketInfo, 'id' | 'rev' | 'title' | 'no'>
/** The days to choose from, by the field. */
type Choices = Record<string, DayChoiceView[]>

/** What a page says of the order, beside its fields. `X`: data of its own. */
interface Own<X> {
  /** What the person may be told of afterwards, for which WeChat asks as they send it; null where nothing comes of it. */
  news: News | null
  start: X
  shown(detail: Answer): X
  /** What it shows of what is filled in now. */
  follows?(own: X, filled: Filled): X
  /** The days that it offers, where they are not all that the verb takes. */
  choices?(detail: Answer): Choices
  /** What is missing that the verb's fields cannot know, or ''. */
  lacks?(own: X, filled: Filled, files: readonly LocalFile[]): string
  /** What was judged or written before, where nothing else stands in the field yet. */
  before?(detail: Answer): Filled
  /** Asked once more before it is sent. */
  sure?: { title: string; words: string; yes: string }
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
  /** Why it was refused for good. */
  lost: string
  title: string
  choices: Choices
}
interface Self<X> extends Holder {
  data: Holder['data'] & Common & { own: X }
  setData(change: Partial<Holder['data'] & Common & { own: X }>): void
  selectComponent(selector: string): unknown
  asked: Asked
  asideKey: string
  /** What was filled in by itself when the page was last drawn. */
  before: Filled
  open(): Promise<boolean>
  fill(part: Filled): void
}

export function verbPage<X extends object>(verb: FormVerb, own: Own<X>) {
  const form = FORMS[verb]
  const common: Common = {
    elder: false,
    id: '',
    notice: WAITING,
    shown: false,
    may: false,
    lost: '',
    title: '',
    choices: {},
  }
  const nothing: Asked = { id: '', rev: 0, title: null, no: '' }
  return {
    ...formParts(form, own.news),
    data: { ...common, ...IS_CURRENT, form, own: own.start },
    asked: nothing,
    asideKey: '',
    before: {} as Filled,

    onLoad(this: Self<X>, query: Record<string, string | undefined>) {
      const id = query['id'] ?? ''
      this.setData({ id })
      this.asideKey = newKey()
      begin(this, form, `${verb}:${id}`)
      void this.open()
    },
    open(this: Self<X>) {
      return load(this, 'ticket.open', { ticketId: this.data.id }, (detail: Answer) => {
        const { ticket, can, days, now } = detail
        this.asked = ticket
        const choices = own.choices?.(detail) ?? choicesOf(verb, days, now, ticket.clock.limitAt)
        this.setData({
          shown: true,
          may: can.indexOf(verb) >= 0,
          title: ticket.title ?? ticket.no,
          choices,
          own: own.shown(detail),
        })
        const { filled, files, trouble } = this.data.filling
        const before = own.before?.(detail) ?? {}
        // What stands there only because a kept copy had it is no writing: the fresh answer takes its place.
        const written = Object.entries(filled).filter(([name, value]) => value !== this.before[name])
        this.before = before
        const all = { ...before, ...Object.fromEntries(written) }
        put(this, form, onOffer(form, all, choices), files, trouble)
      })
    },
    follow(this: Self<X>, filled: Filled) {
      if (own.follows && this.data.shown) this.setData({ own: own.follows(this.data.own, filled) })
    },
    alsoLacking(this: Self<X>, filled: Filled, files: readonly LocalFile[]): string {
      return own.lacks?.(this.data.own, filled, files) ?? ''
    },
    /** A score that the page draws: faces, or a ruler. */
    score(this: Self<X>, event: Scored) {
      this.fill({ [String(event.currentTarget.dataset['name'])]: String(event.detail.value) })
    },

    async hand(this: Self<X>, humanCheck: boolean) {
      if (own.sure && !(await ask(own.sure))) return
      const sent = await pressVerb(this, verb, this.asked, humanCheck)
      if (!sent) return
      if (sent.kept) backWithToast(KEPT)
      else if (!own.onward?.(this.data.own, this.data.filling.filled, sent.data.message, this.data.id))
        backWithToast(sent.data.message)
    },
    /** It is another order than was looked at: it is looked at again. Where it may still be pressed, what was typed stays. */
    async refused(this: Self<X>, failure: Refused) {
      if (isMendedHere(failure)) return
      await this.open()
      const { shown, may } = this.data
      if (shown && may) return
      // What is not theirs to see any more goes; why stays.
      dropDraft(this.data.draft)
      const seen = shown ? {} : { own: own.start, title: '' }
      this.setData({ ...seen, shown: true, may: false, lost: failure.message, notice: QUIET })
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
  }
}
