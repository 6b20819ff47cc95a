import type { Pressed } from '../../../../contract/ticket/press'
import { clean } from '../../../core/text/fold'
import { call, type Result } from '../../../api/client'
import { askFor } from '../../../api/subscribe'
import { begin, change, handIn, IS_CURRENT, put, type Changed } from '../../../forms/filling'
import { elderBehavior } from '../../../utils/elder'
import { load, unload, WAITING } from '../../../utils/load'
import { ring } from '../../../utils/phone-call'
import type { ChoiceView, PersonView, PhotoView, VoiceView } from '../../../views/models'
import type { Category, Matter, Track } from '../../../core/ticket/types'
import type { DispatchSheet } from '../../../../contract/ticket/desk'
import { judged, lackOf, NOTHING, REASON, type Mode } from './judged'
import { MATTERS, PEOPLE_HINT, peopleOf, POOL, subsNow, twinsOf, type Twin } from './rows'
import { shownOf } from './shown'
import { whichGoes } from './which-goes'
import { whenHome } from '../../../utils/roles'

interface Kind {
  category: Category | ''
  sub: string
  matter: Matter | ''
  track: string
}

/** What is no picture of an order and so stays out of `data`. */
interface Held {
  sheet: DispatchSheet | null
  notTwins: string[]
  /** What was chosen here. The fresh answer may come after the kept copy was worked on, and must not undo it. */
  byHand: Partial<Kind>
}
const hold = (component: unknown): Held => component as Held

/**
 * One order sent on, without steps: the words on top, likely twins beside, three fields, and whom it goes to. Fires `left`
 * `{ message }` when it is done, `decline`, and `back`.
 */
export default Component({
  behaviors: [elderBehavior],
  properties: {
    order: { type: String, value: '' },
    mode: { type: String, value: 'dispatch' as Mode },
  },
  data: {
    elder: false,
    ...IS_CURRENT,
    form: NOTHING,
    peopleHint: PEOPLE_HINT,
    notice: WAITING,
    shown: false,
    title: '',
    quote: '',
    from: '',
    photos: [] as PhotoView[],
    voice: null as VoiceView | null,
    checking: '',
    twins: [] as Twin[],
    again: false,
    fixed: false,
    kind: '',
    picking: false,
    category: '' as Category | '',
    sub: '',
    subs: [] as ChoiceView[],
    matters: MATTERS,
    matter: '' as Matter | '',
    tracks: [] as ChoiceView[],
    track: '1',
    people: [] as PersonView[],
    chosen: '',
    note: '',
    main: '派单',
    mayDecline: false,
    mayDispatch: true,
    urgent: false,
    wasUrgent: false,
    danger: false,
    /** How soon an urgent one must be taken. */
    urgentLong: '',
    callName: '',
    lately: [] as { id: string; who: string; words: string }[],
  },
  lifetimes: {
    attached() {
      Object.assign(hold(this), { sheet: null, notTwins: [], byHand: {} })
      begin(this, NOTHING, `${this.data.mode}:${this.data.order}`)
      // A phone that comes straight from a message has never heard of the kinds that can be chosen.
      whenHome(() => this.open())
    },
    detached() {
      unload(this)
    },
  },
  methods: {
    open() {
      void load(this, 'desk.sheet', { ticketId: this.data.order }, reply => this.show(reply))
    },

    show(sheet: DispatchSheet) {
      hold(this).sheet = sheet
      const shown = shownOf(sheet, this.data.mode, this.data.urgent)
      this.setData({
        ...shown,
        ...hold(this).byHand,
        people: peopleOf(sheet),
        form: shown.again ? REASON : NOTHING,
      })
      this.showTwins()
      this.judge()
    },

    showTwins() {
      const sheet = hold(this).sheet
      if (!sheet) return
      this.setData({ twins: twinsOf(sheet, hold(this).notTwins) })
    },

    openKinds() {
      if (!this.data.fixed) this.setData({ picking: !this.data.picking })
    },
    chooseCategory(event: WechatMiniprogram.CustomEvent<{ value: Category }>) {
      this.choose({ category: event.detail.value, sub: '' })
    },
    chooseSub(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const sub = subsNow().find(one => one.id === event.detail.value)
      this.setData({ picking: false })
      this.choose({ sub: event.detail.value, ...(sub ? { track: String(sub.track) } : {}) })
    },
    chooseMatter(event: WechatMiniprogram.CustomEvent<{ value: Matter }>) {
      if (!this.data.fixed) this.choose({ matter: event.detail.value })
    },
    chooseTrack(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      if (!this.data.fixed) this.choose({ track: event.detail.value })
    },
    choose(kind: Partial<Kind>) {
      Object.assign(hold(this).byHand, kind)
      this.setData(kind)
      this.judge()
    },
    choosePerson(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.setData({ chosen: event.detail.id })
      this.judge()
    },
    /** The desk may say that it is urgent; nobody may say that it is not. */
    setUrgent(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.setData({ urgent: event.detail.value })
      this.judge()
    },
    callPerson() {
      const person = hold(this).sheet?.people.find(one => one.id === this.data.chosen)
      ring(person ? person.phone : null)
    },
    change(event: Changed) {
      change(this, this.data.form, event.detail)
      this.judge()
    },
    alsoLacking(): string {
      return lackOf(this.data)
    },

    /** What is missing; else the deadline that will follow. The button carries the name. */
    judge() {
      const sheet = hold(this).sheet
      if (!sheet) return
      const { form, filling } = this.data
      put(this, form, filling.filled, filling.files)
      this.setData(judged(sheet, this.data))
    },

    send() {
      const { busy, lack } = this.data.filling
      if (busy || lack !== '') return
      askFor('gridMember')
      void this.hand(() => this.press(false))
    },
    askPerson() {
      void this.hand(() => this.press(true))
    },
    /** Sends something about this order, once at a time; afterwards it is no longer here. */
    async hand(send: () => Promise<Result<Pressed>>) {
      const sent = await handIn(this, send)
      if (sent && !sent.kept) this.triggerEvent('left', { message: sent.data.message })
    },

    press(humanCheck: boolean): Promise<Result<Pressed>> {
      const { category, sub, matter, track, chosen, again, mode, urgent, wasUrgent } = this.data
      const at = {
        ticketId: this.data.order,
        key: this.data.key,
        ...(humanCheck ? { humanCheck: true as const } : {}),
      }
      const reason = clean(this.data.filling.filled['reason'] ?? '')
      const whom = chosen.indexOf(POOL) === 0 ? { pool: chosen.slice(POOL.length) } : { person: chosen }
      if (mode === 'reassign') return call('ticket.reassign', { ...at, input: { ...whom, reason } })
      const kind = {
        category: category as Category,
        sub,
        matter: matter as Matter,
        track: Number(track) as Track,
      }
      if (mode === 'reclassify') return call('ticket.reclassify', { ...at, input: { ...kind, reason } })
      return call('ticket.dispatch', {
        ...at,
        input: {
          ...kind,
          ...whom,
          ...(again ? { reason } : {}),
          ...(urgent && !wasUrgent ? { urgent } : {}),
        },
      })
    },

    notTwin(event: WechatMiniprogram.TouchEvent) {
      hold(this).notTwins.push(String(event.currentTarget.dataset['id']))
      this.showTwins()
    },

    async merge(event: WechatMiniprogram.TouchEvent) {
      const twin = this.data.twins.find(one => one.id === String(event.currentTarget.dataset['id']))
      if (!twin || this.data.filling.busy) return
      const { sheet } = hold(this)
      const gone = sheet && (await whichGoes(sheet.detail.ticket, twin))
      if (!gone) return
      const { key } = this.data
      const input = { into: gone.into, seenRev: gone.rev }
      await this.hand(() => call('ticket.merge', { ticketId: gone.id, key, input }))
    },

    side() {
      this.triggerEvent(this.data.mayDecline ? 'decline' : 'back')
    },

    history() {
      void wx.navigateTo({ url: `/ticket/open/open?id=${this.data.order}` })
    },

    back() {
      this.triggerEvent('back')
    },
  },
})
