import { LIMITS } from '../../core/limits'
import { clean } from '../../core/text/fold'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { askFor } from '../../api/subscribe'
import { clockText, dayWords } from '../../core/clock/shanghai'
import { photoOf } from '../../views/ticket-page'
import { elderBehavior } from '../../utils/elder'
import { back, backWithToast } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { ring } from '../../utils/phone-call'
import type { ChoiceView, PersonView, PhotoView, VoiceView } from '../../views/models'
import type { Category, Matter, Track } from '../../core/ticket/types'
import type { DispatchSheet } from '../../../contract/ticket/desk'
import { judged, type Mode } from './judged'
import { bare, latelyOf, MATTERS, peopleOf, POOL, subsNow, twinsOf, type Twin } from './rows'
import { whichGoes } from './which-goes'

interface Kind {
  category: Category | ''
  sub: string
  matter: Matter | ''
  track: string
}

/** One page without steps: the words on top, likely twins beside, three fields, and whom it goes to. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    id: '',
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
    reason: '',
    mode: 'dispatch' as Mode,
    note: '',
    main: '派单',
    ready: false,
    sending: false,
    trouble: '',
    mayDecline: false,
    mayDispatch: true,
    urgent: false,
    wasUrgent: false,
    /** How soon an urgent one must be taken. */
    urgentLong: '',
    callName: '',
    lately: [] as { id: string; who: string; words: string }[],
  },
  key: '',
  sheet: null as DispatchSheet | null,
  notTwins: [] as string[],
  /** What was chosen here. The fresh answer may come after the kept copy was worked on, and must not undo it. */
  byHand: {} as Partial<Kind>,

  onLoad(query: Record<string, string | undefined>) {
    this.key = newKey()
    this.notTwins = []
    this.byHand = {}
    const mode: Mode =
      query['verb'] === 'reassign' || query['verb'] === 'reclassify' ? query['verb'] : 'dispatch'
    this.setData({ id: query['id'] ?? '', mode })
    if (mode !== 'dispatch') wx.setNavigationBarTitle({ title: mode === 'reassign' ? '改派' : '改分类' })
    this.open()
  },

  open() {
    void load(this, 'desk.sheet', { ticketId: this.data.id }, reply => this.show(reply))
  },

  show(sheet: DispatchSheet) {
    this.sheet = sheet
    const { ticket, content, can } = sheet.detail
    const { mode } = this.data
    const again = mode !== 'dispatch' || ticket.state === 'dispatched'
    const title = ticket.title ?? ticket.no
    this.setData({
      shown: true,
      title,
      quote: content?.text && bare(content.text) !== bare(title) ? content.text : '',
      from: [
        ticket.gridName,
        ticket.requester ? ticket.requester.name : '',
        `${dayWords(ticket.clock.startedAt, sheet.now)} ${clockText(ticket.clock.startedAt)}`,
        ticket.place ?? '',
      ]
        .filter(words => words !== '')
        .join(' · '),
      photos: content ? content.photos.map(photo => photoOf(photo)) : [],
      voice: content?.voice?.url ? { src: content.voice.url, seconds: content.voice.seconds } : null,
      lately: latelyOf(sheet.detail.timeline),
      checking: ticket.check === 'pass' ? '' : '话还在检查，先看类别和电话',
      again,
      urgent: ticket.urgent || this.data.urgent,
      wasUrgent: ticket.urgent,
      urgentLong: sheet.detail.lengths.urgent,
      /** Once classified, changing it is a request of its own (改分类). */
      fixed: mode !== 'reclassify' && ticket.matter !== null,
      category: ticket.category ?? '',
      sub: ticket.sub,
      matter: ticket.matter ?? '',
      track: String(ticket.track),
      ...this.byHand,
      mayDecline: mode === 'dispatch' && can.indexOf('decline') >= 0,
      mayDispatch: can.indexOf(mode) >= 0,
      people: peopleOf(sheet),
    })
    this.showTwins()
    this.judge()
  },

  showTwins() {
    const sheet = this.sheet
    if (!sheet) return
    this.setData({ twins: twinsOf(sheet, this.notTwins) })
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
    Object.assign(this.byHand, kind)
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
    const person = this.sheet ? this.sheet.people.find(one => one.id === this.data.chosen) : undefined
    ring(person ? person.phone : null)
  },
  typeReason(event: WechatMiniprogram.Input) {
    this.setData({ reason: event.detail.value })
    this.judge()
  },

  /** What is missing; else the deadline that will follow. The button carries the name. */
  judge() {
    const sheet = this.sheet
    if (!sheet) return
    this.setData(judged(sheet, this.data))
  },

  async send() {
    if (this.data.sending || !this.data.ready) return
    askFor('gridMember')
    this.setData({ sending: true, trouble: '' })
    const result = await this.press()
    this.setData({ sending: false })
    if (result.ok) backWithToast(result.data.message)
    else this.setData({ trouble: result.message })
  },

  press() {
    const { category, sub, matter, track, chosen, again, mode, urgent, wasUrgent } = this.data
    const at = { ticketId: this.data.id, key: this.key }
    const reason = clean(this.data.reason)
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
      input: { ...kind, ...whom, ...(again ? { reason } : {}), ...(urgent && !wasUrgent ? { urgent } : {}) },
    })
  },

  notTwin(event: WechatMiniprogram.TouchEvent) {
    this.notTwins.push(String(event.currentTarget.dataset['id']))
    this.showTwins()
  },

  async merge(event: WechatMiniprogram.TouchEvent) {
    const twin = this.data.twins.find(one => one.id === String(event.currentTarget.dataset['id']))
    if (!twin || this.data.sending) return
    const gone = this.sheet && (await whichGoes(this.sheet.detail.ticket, twin))
    if (!gone) return
    this.setData({ sending: true, trouble: '' })
    const result = await call('ticket.merge', {
      ticketId: gone.id,
      key: this.key,
      input: { into: gone.into, seenRev: gone.rev },
    })
    this.setData({ sending: false })
    if (result.ok) backWithToast(result.data.message)
    else this.setData({ trouble: result.message })
  },

  side() {
    if (this.data.mayDecline) void wx.redirectTo({ url: `/desk/decline/decline?id=${this.data.id}` })
    else back()
  },

  history() {
    void wx.navigateTo({ url: `/ticket/open/open?id=${this.data.id}` })
  },

  back() {
    back()
  },
})
