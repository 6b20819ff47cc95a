import type { VisitHousehold } from '../../../contract/person/care'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import type { Contact } from '../../core/care/visits'
import type { Tag } from '../../core/care/tags'
import { dayKey } from '../../core/clock/shanghai'
import { LONG } from '../../core/lasts'
import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { nameIt } from '../../utils/go'
import { loadFleeting, WAITING } from '../../utils/load'
import { ring } from '../../utils/phone-call'
import { toast } from '../../utils/toast'
import type { CardView } from '../../views/models'
import type { TagLine } from '../../views/tag-lines'
import { cardOf } from '../../views/ticket-card'
import { lastText, memberRowOf, type MemberRow } from './members'
import { LOOKS_ARE_NOTED } from '../../views/sentences'

type Done = { ok: true; data: { message: string } } | { ok: false; message: string }
/** What is asked about one of them: the tags, whether one was agreed to, their number. */
type Sheet = '' | 'tags' | 'agree' | 'number'
const noteOf = (household: string) => `visit:${household}`

/** One of my households: who lives there, what they agreed to, and a note of the visit that becomes an order or nothing. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    noted: LOOKS_ARE_NOTED,
    atMost: LIMITS,
    long: LONG.tag,
    notice: WAITING,
    shown: false,
    title: '',
    mine: false,
    last: '',
    wasToday: false,
    rows: [] as MemberRow[],
    cards: [] as CardView[],
    note: '',
    sheet: '' as Sheet,
    at: null as MemberRow | null,
    tag: null as TagLine | null,
    purpose: '',
    seen: null as { name: string; phone: string | null } | null,
    busy: false,
  },
  id: '',
  gridId: '',
  /** One a sheet: the same pressed twice is done once. */
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    this.id = query['id'] ?? ''
    this.setData({ note: readDraft<{ note: string }>(noteOf(this.id))?.note ?? '' })
  },
  onShow() {
    void this.open()
  },
  open() {
    return loadFleeting(this, 'visit.open', { household: this.id }, reply => this.show(reply))
  },
  show(reply: VisitHousehold) {
    const { title, members, orders, last, mine, now, gridId } = reply
    this.gridId = gridId
    nameIt(this, title)
    const rows = members.map(memberRowOf)
    this.setData({
      shown: true,
      title,
      mine,
      last: lastText(reply),
      wasToday: last !== null && dayKey(last.day) === dayKey(now),
      rows,
      cards: orders.map(order => cardOf(order, now)),
      at: rows.find(({ whom }) => whom === this.data.at?.whom) ?? null,
    })
  },

  openSheet(event: WechatMiniprogram.TouchEvent) {
    const { at, sheet } = event.currentTarget.dataset as { at: number; sheet: Sheet }
    this.key = newKey()
    this.setData({ sheet, at: this.data.rows[Number(at)] ?? null, purpose: '', seen: null })
  },
  closeSheet() {
    this.setData({ sheet: '', seen: null, purpose: '' })
  },
  /** What holds is taken away at a word; what is new is read aloud first. */
  chooseTag(event: WechatMiniprogram.TouchEvent) {
    const tag = this.data.at?.tags[Number(event.currentTarget.dataset['at'])] ?? null
    this.key = newKey()
    this.setData({ tag, sheet: 'agree' })
  },
  backToTags() {
    this.setData({ sheet: 'tags' })
  },
  async agree() {
    const { at, tag } = this.data
    if (!at || !tag) return
    const asked = { household: this.id, whom: at.whom, tag: tag.tag as Tag, yes: !tag.on, key: this.key }
    await this.send(() => call('visit.tag', asked))
  },
  async compare() {
    const { at } = this.data
    if (!at) return
    await this.send(() => call('visit.number', { household: this.id, whom: at.whom, key: newKey() }))
  },
  compareAt(event: WechatMiniprogram.TouchEvent) {
    this.setData({ at: this.data.rows[Number(event.currentTarget.dataset['at'])] ?? null })
    void this.compare()
  },
  /** Whether the cloud has it; what was typed stays until then. */
  async send(asked: () => Promise<Done>): Promise<boolean> {
    if (this.data.busy) return false
    this.setData({ busy: true })
    const result = await asked()
    this.setData({ busy: false })
    toast(this, result.ok ? result.data.message : result.message)
    if (!result.ok) return false
    this.setData({ sheet: '' })
    await this.open()
    return true
  },

  typePurpose(event: WechatMiniprogram.Input) {
    this.setData({ purpose: event.detail.value })
  },
  async unmask() {
    const { seen, at, busy } = this.data
    if (seen) return ring(seen.phone)
    const purpose = clean(this.data.purpose)
    if (!at || purpose === '' || busy) return
    this.setData({ busy: true })
    const result = await call('visit.unmask', { household: this.id, whom: at.whom, purpose, key: this.key })
    this.setData({ busy: false })
    if (result.ok) this.setData({ seen: result.data })
    else toast(this, result.message)
  },

  typeNote(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ note: event.detail.value })
    keepDraft(noteOf(this.id), { note: event.detail.value })
  },
  went() {
    void this.visit('went')
  },
  phoned() {
    void this.visit('phoned')
  },
  undo() {
    void this.visit(null)
  },
  async visit(contact: Contact | null) {
    const done = await this.send(() => call('visit.note', { household: this.id, contact, key: newKey() }))
    if (done && contact !== null) this.dropNote()
  },
  /** Nobody keeps it: with the visit it is gone. */
  dropNote() {
    dropDraft(noteOf(this.id))
    this.setData({ note: '' })
  },
  /** What was said becomes an order: somebody's own, or one that is registered. It goes along and stands nowhere else. */
  orderFor(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows[Number(event.currentTarget.dataset['at'])]
    if (!row) return
    const whose = `person=${row.id}&name=${encodeURIComponent(row.name)}&household=${encodeURIComponent(this.data.title)}`
    this.leaveFor(`/resident/order/order?behalf=1&${whose}`)
  },
  register() {
    this.leaveFor(`/grid/register/register?source=visit&grid=${this.gridId}`)
  },
  leaveFor(url: string) {
    const text = isBlank(this.data.note) ? '' : `&text=${encodeURIComponent(clean(this.data.note))}`
    this.dropNote()
    void wx.navigateTo({ url: `${url}${text}` })
  },
  openTicket(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void wx.navigateTo({ url: `/ticket/open/open?id=${event.detail.id}` })
  },
})
