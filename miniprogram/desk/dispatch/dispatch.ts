import { clean, isBlank } from '../../core/text/fold'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { askFor } from '../../api/subscribe'
import { clockText, dateText, dayKey, dayWords } from '../../core/clock/shanghai'
import { photoOf } from '../../views/ticket-page'
import { CATEGORY_WORDS, STATE_WORDS } from '../../core/words'
import { elderBehavior } from '../../utils/elder'
import { back, backSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { ring } from '../../utils/phone-call'
import type { ChoiceView, PersonView, PhotoView, VoiceView } from '../../components/models'
import { staysOf } from '../../core/ticket/pieces/together'
import type { Category, Matter, Track } from '../../core/ticket/types'
import type { DispatchSheet } from '../../../cloudfunctions/_contract/views'
import { MATTERS, TRACK_LABELS, latelyOf, bare, weightOf, subsNow, loadOf, type Twin } from './rows'

const POOL = 'pool:'
type Mode = 'dispatch' | 'reassign' | 'reclassify'

/** One page without steps: the words on top, likely twins beside, three fields, and whom it goes to. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
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
    urgentSaid: false,
    callName: '',
    lately: [] as { id: string; who: string; words: string }[],
  },
  key: '',
  sheet: null as DispatchSheet | null,
  notTwins: [] as string[],

  onLoad(query: Record<string, string | undefined>) {
    this.key = newKey()
    this.notTwins = []
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
    const { ticket, said, can } = sheet.detail
    const { mode } = this.data
    const again = mode !== 'dispatch' || ticket.state === 'dispatched'
    const title = ticket.title ?? ticket.no
    this.setData({
      shown: true,
      title,
      quote: said?.text && bare(said.text) !== bare(title) ? said.text : '',
      from: [
        ticket.gridName,
        ticket.requester ? ticket.requester.name : '',
        `${dayWords(ticket.clock.startedAt, sheet.now)} ${clockText(ticket.clock.startedAt)}`,
        ticket.place ?? '',
      ]
        .filter(words => words !== '')
        .join(' · '),
      photos: said ? said.photos.map(photo => photoOf(photo)) : [],
      voice: said?.voice?.url ? { src: said.voice.url, seconds: said.voice.seconds } : null,
      lately: latelyOf(sheet.detail.timeline),
      checking: ticket.check === 'pass' ? '' : '话还在检查，先看类别和电话',
      again,
      urgent: ticket.urgent || this.data.urgent,
      urgentSaid: ticket.urgent,
      /** Once classified, changing it is a request of its own (改分类). */
      fixed: mode !== 'reclassify' && ticket.matter !== null,
      category: ticket.category ?? '',
      sub: ticket.sub,
      matter: this.data.matter || (ticket.matter ?? ''),
      track: String(ticket.track),
      mayDecline: mode === 'dispatch' && can.indexOf('decline') >= 0,
      mayDispatch: can.indexOf(mode) >= 0,
      people: [
        ...sheet.people
          .filter(person => !person.recused)
          .map(person => ({
            id: person.id,
            surname: person.name.slice(0, 1),
            name: person.name,
            post: person.own ? `${person.post}，管这一格` : person.post,
            load: loadOf(person),
          })),
        ...sheet.pools.map(pool => ({
          id: `${POOL}${pool.id}`,
          surname: '',
          name: `放到${pool.name}`,
          post: `${pool.members} 位网格员，谁先领归谁`,
          load: [],
          pool: true,
        })),
      ],
    })
    this.showTwins()
    this.judge()
  },

  showTwins() {
    const sheet = this.sheet
    if (!sheet) return
    this.setData({
      twins: sheet.duplicates
        .filter(twin => this.notTwins.indexOf(twin.id) < 0)
        .map(twin => ({
          id: twin.id,
          no: twin.no,
          rev: twin.rev,
          ...weightOf(twin),
          taken: twin.state === 'claimed',
          title: twin.title ?? twin.no,
          when: `${dayWords(twin.clock.startedAt, sheet.now)} ${dayKey(twin.clock.startedAt) === dayKey(sheet.now) ? clockText(twin.clock.startedAt) : ''} · ${STATE_WORDS[twin.state]}`,
        }))
        .slice(0, 3),
    })
  },

  openKinds() {
    if (!this.data.fixed) this.setData({ picking: !this.data.picking })
  },
  chooseCategory(event: WechatMiniprogram.CustomEvent<{ value: Category }>) {
    this.setData({ category: event.detail.value, sub: '' })
    this.judge()
  },
  chooseSub(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const sub = subsNow().find(one => one.id === event.detail.value)
    this.setData({ sub: event.detail.value, picking: false, ...(sub ? { track: String(sub.track) } : {}) })
    this.judge()
  },
  chooseMatter(event: WechatMiniprogram.CustomEvent<{ value: Matter }>) {
    if (this.data.fixed) return
    this.setData({ matter: event.detail.value })
    this.judge()
  },
  chooseTrack(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    if (this.data.fixed) return
    this.setData({ track: event.detail.value })
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
    const { category, sub, matter, track, chosen, again, reason, mode, urgent } = this.data
    const subs = subsNow()
    const named = subs.find(one => one.id === sub)
    const limit = sheet.preview.find(one => String(one.track) === track)
    const person = this.data.people.find(one => one.id === chosen)
    const missing =
      sub === ''
        ? '还差“是哪一件”没选'
        : matter === ''
          ? '还差“大事、小事、私事”没选'
          : mode !== 'reclassify' && chosen === ''
            ? '还差“派给谁”没选'
            : again && isBlank(reason)
              ? '要写一句为什么'
              : ''
    this.setData({
      kind: category
        ? `${CATEGORY_WORDS[category]} · ${named ? named.words : sheet.detail.ticket.subWords}`
        : '',
      subs: subs.filter(one => one.category === category).map(one => ({ value: one.id, label: one.words })),
      tracks: sheet.preview.map(one => ({
        value: String(one.track),
        label: TRACK_LABELS[one.track],
        note: `到 ${dateText(one.limitAt)}`,
      })),
      note:
        missing !== ''
          ? missing
          : mode === 'reclassify'
            ? `${limit ? `${limit.words} · ` : ''}镇里点头才算`
            : `${limit ? `${limit.words} · ` : ''}派下去 ${urgent ? '1' : '24'} 小时内要领`,
      main:
        mode === 'reclassify'
          ? '申请改分类'
          : person
            ? person.pool
              ? person.name
              : `${mode === 'reassign' ? '改派' : '派'}给${person.name}`
            : mode === 'reassign'
              ? '改派'
              : '派单',
      callName:
        person && !person.pool && sheet.people.some(one => one.id === chosen && one.phone !== null)
          ? person.name
          : '',
      ready: missing === '',
      trouble: '',
    })
  },

  async send() {
    if (this.data.sending || !this.data.ready) return
    askFor('gridMember')
    this.setData({ sending: true, trouble: '' })
    const result = await this.press()
    this.setData({ sending: false })
    if (result.ok) backSaying(result.data.says)
    else this.setData({ trouble: result.says })
  },

  press() {
    const { category, sub, matter, track, chosen, again, mode, urgent, urgentSaid } = this.data
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
      input: { ...kind, ...whom, ...(again ? { reason } : {}), ...(urgent && !urgentSaid ? { urgent } : {}) },
    })
  },

  notTwin(event: WechatMiniprogram.TouchEvent) {
    this.notTwins.push(String(event.currentTarget.dataset['id']))
    this.showTwins()
  },

  async merge(event: WechatMiniprogram.TouchEvent) {
    const twin = this.data.twins.find(one => one.id === String(event.currentTarget.dataset['id']))
    if (!twin || this.data.sending) return
    const gone = await this.whichGoes(twin)
    if (!gone) return
    this.setData({ sending: true, trouble: '' })
    const result = await call('ticket.merge', {
      ticketId: gone.id,
      key: this.key,
      input: { into: gone.into, seenRev: gone.rev },
    })
    this.setData({ sending: false })
    if (result.ok) backSaying(result.data.says)
    else this.setData({ trouble: result.says })
  },

  /** Which of the two stays is chosen; first stands the one with evidence, else the older. One that somebody has already can only stay. */
  async whichGoes(twin: Twin): Promise<{ id: string; into: string; rev: number } | null> {
    const own = this.sheet ? this.sheet.detail.ticket : null
    if (!own) return null
    const mine = { id: own.id, no: own.no, rev: own.rev, ...weightOf(own) }
    const stays = twin.taken ? [twin] : staysOf(mine, twin) === mine ? [mine, twin] : [twin, mine]
    const answer = await wx
      .showActionSheet({
        alertText: '并成一件，留哪一单？两边点单的人都会知道，各评各的。',
        itemList: stays.map(
          one => `${one === mine ? '留这一件' : '留那一件'} ${one.no}${one.evidence ? '，有照片或录音' : ''}`,
        ),
      })
      .catch(() => null)
    const kept = answer && stays[answer.tapIndex]
    if (!kept) return null
    const goes = kept.id === own.id ? twin : mine
    return { id: goes.id, into: kept.id, rev: goes.rev }
  },

  side() {
    if (this.data.mayDecline) void wx.redirectTo({ url: `/desk/decline/decline?id=${this.data.id}` })
    else back()
  },

  history() {
    void wx.navigateTo({ url: `/resident/ticket/ticket?id=${this.data.id}` })
  },

  back() {
    back()
  },
})
