import type { Pressed } from '../../../../contract/ticket/press'
import { call } from '../../../api/client'
import { newKey } from '../../../api/key'
import { askFor, onAccepted } from '../../../api/subscribe'
import type { VerbButton } from '../../../views/ticket-card'
import type { Verb } from '../../../core/ticket/lifecycle'
import type { DayInfo, TicketDetail, TicketInfo } from '../../../core/ticket/sight/infos'
import { elderBehavior } from '../../../utils/elder'
import { load, unload, WAITING } from '../../../utils/load'
import { ring } from '../../../utils/phone-call'
import { ask, toast } from '../../../utils/toast'
import type { PageModel } from '../../../views/page-model'
import { hold } from './held'
import { cardOf } from './share'
import { shownOf } from './shown'
import { dialogOf, NO_BAR, pageOf } from './ways'
import { MAY_BE_SHOWN } from '../../../views/sentences'

/**
 * One order, whole: what was asked, promised and done, and everything its viewer may do. Stands on its own page, or beside
 * a list; a host shows another order with another `order-view`. Fires `name` `{ title, locked }`, `left` `{ message }` when
 * there is nothing left for them to see, and `back`.
 */
export default Component({
  behaviors: [elderBehavior],
  properties: { order: { type: String, value: '' } },
  data: {
    elder: false,
    mayBeShown: MAY_BE_SHOWN,
    notice: WAITING,
    shown: false,
    busy: false,
    now: 0,
    /** Said where no message can arrive any more. */
    unheard: null as { words: string; phone: string | null } | null,
    model: null as PageModel | null,
    ticket: null as TicketInfo | null,
    bar: NO_BAR,
    rest: [] as VerbButton[],
    uncopied: false,
    mayConsent: false,
    consent: false,
    mayShare: false,
    closed: '',
    days: [] as DayInfo[],
    seesTold: false,
    hasHome: false,
    otherNo: '',
    mayRead: false,
    reading: false,
    mayErase: false,
    verb: '' as Verb | '',
    unmasking: false,
    joined: '',
  },
  lifetimes: {
    attached() {
      Object.assign(hold(this), { phone: null, key: '', away: false })
      // WeChat's sheet of the tap that handed it in may still lie over this page.
      hold(this).stopListening = onAccepted(() => this.setData({ unheard: null }))
      void this.open()
    },
    detached() {
      hold(this).stopListening()
      unload(this)
    },
  },
  pageLifetimes: {
    hide() {
      hold(this).away = true
    },
    show() {
      if (!hold(this).away) return
      hold(this).away = false
      void this.open()
    },
  },
  methods: {
    open() {
      return load(this, 'ticket.open', { ticketId: this.data.order }, (detail, fresh) => {
        this.show(detail, fresh ? detail.now : Date.now())
        // A copy kept by an older version knows nothing of it.
        const { unheard = null } = detail
        this.setData({
          unheard: unheard && {
            words: `这一单再有变化，微信里告诉不了您。按「收消息」就能收；急的给${unheard.name}打电话。`,
            phone: unheard.phone,
          },
        })
      })
    },

    show(detail: TicketDetail, now: number) {
      // An answer that was asked for before the last press, and came after it.
      if (this.data.ticket && detail.ticket.rev < this.data.ticket.rev) return
      hold(this).phone = detail.holder?.phone ?? null
      this.setData(shownOf(detail, now))
      const title = detail.ticket.mine ? '我的单' : detail.ticket.no
      this.triggerEvent('name', { title, locked: detail.ticket.locked })
    },

    ringUnheard() {
      ring(this.data.unheard?.phone ?? null)
    },
    /** Asked for in the tap itself, as WeChat wants it. */
    hearAgain() {
      askFor('resident')
    },

    main() {
      if (this.data.bar.mainCalls) ring(hold(this).phone)
      else if (this.data.bar.verb !== '') this.go(this.data.bar.verb)
    },
    side() {
      if (this.data.bar.sideCalls) ring(hold(this).phone)
      else if (this.data.bar.sideVerb !== '') this.go(this.data.bar.sideVerb)
    },
    other(event: WechatMiniprogram.TouchEvent) {
      this.go(event.currentTarget.dataset['verb'] as Verb)
    },

    go(verb: Verb) {
      const page = pageOf(verb, this.data.order)
      if (page) void wx.navigateTo({ url: page })
      else if (dialogOf(verb)) void this.confirm(verb)
      else this.setData({ verb })
    },
    async confirm(verb: Verb) {
      const question = dialogOf(verb)
      if (!question || this.data.busy || !(await ask(question))) return
      hold(this).key = hold(this).key || newKey()
      this.setData({ busy: true })
      const asked = { ticketId: this.data.order, key: hold(this).key, input: {} }
      const result = await call(`ticket.${question.verb}`, asked)
      this.setData({ busy: false })
      hold(this).key = ''
      if (!result.ok) {
        toast(this, result.message)
        void this.open()
        return
      }
      this.took(result.data)
    },
    /** What the reply brought is shown at once; the next opening asks again. */
    took(done: Pressed) {
      // Anyone who gave it away, or let it go, has no page of it any more.
      if (!done.ticket) {
        this.triggerEvent('left', { message: done.message })
        return
      }
      toast(this, done.message)
      this.show(done.ticket, Date.now())
      void this.open()
    },
    done(event: WechatMiniprogram.CustomEvent<Pressed>) {
      this.setData({ verb: '' })
      this.took(event.detail)
    },
    /** It lies in the offline queue; the order is as it was. */
    kept(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
      this.setData({ verb: '' })
      toast(this, event.detail.message)
    },
    goBack() {
      this.triggerEvent('back')
    },
    closeSheet() {
      this.setData({ verb: '' })
    },

    async setConsent(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      const consent = event.detail.value
      if (this.data.busy) return
      this.setData({ busy: true, consent })
      const result = await call('ticket.consent', {
        ticketId: this.data.order,
        key: newKey(),
        input: { consent },
      })
      this.setData({ busy: false })
      if (!result.ok) {
        this.setData({ consent: !consent })
        toast(this, result.message)
        return
      }
      this.took(result.data)
    },

    async erase() {
      if (
        this.data.busy ||
        !(await ask({
          title: '删掉您写的话',
          words: '文字、照片、录音都删掉，找不回来。办过这件事的记录还在。',
          yes: '删掉',
          no: '留着',
        }))
      )
        return
      this.setData({ busy: true })
      const result = await call('me.erase', { ticketId: this.data.order, key: newKey() })
      this.setData({ busy: false })
      toast(this, result.ok ? '删掉了，只剩办事的记录。' : result.message)
      if (result.ok) void this.open()
    },
    toReceipt() {
      void wx.navigateTo({ url: `/resident/receipt/receipt?id=${this.data.order}` })
    },
    toPaper() {
      void wx.navigateTo({ url: `/resident/paper/paper?id=${this.data.order}` })
    },
    toDerivation() {
      void wx.navigateTo({ url: `/pages/derivation/derivation?id=${this.data.order}` })
    },

    toHome() {
      void wx.navigateTo({ url: `/ticket/find/find?home=${this.data.order}` })
    },
    openTold() {
      void wx.navigateTo({ url: `/desk/told/told?id=${this.data.order}` })
    },
    openRecord() {
      this.setData({ reading: true })
    },
    closeRecord() {
      this.setData({ reading: false })
      // What was taken out is gone from the page behind it, too.
      void this.open()
    },
    /** Of the person who ordered, or of one whose order is worked on together with it. */
    openUnmask(event: WechatMiniprogram.TouchEvent) {
      this.setData({ unmasking: true, joined: String(event.currentTarget.dataset['joined'] ?? '') })
    },
    closeUnmask() {
      this.setData({ unmasking: false })
    },
    trouble(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
      toast(this, event.detail.message)
    },

    /** What the page hands on when it is shared. */
    shared() {
      return cardOf(this.data.order, this.data.ticket?.mine === true, this.data.mayShare, message =>
        toast(this, message),
      )
    },
  },
})
