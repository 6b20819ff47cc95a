import { recall } from '../../api/cache'
import { newKey } from '../../api/key'
import { press } from '../../api/offline-queue'
import type { SubCategory } from '../../../contract/person/home'
import type { Pressed } from '../../../contract/ticket/press'
import { LIMITS } from '../../core/limits'
import { draftKeeper, type DraftKeeper } from '../../forms/draft-keeper'
import { readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { back, toastAtHome } from '../../utils/go'
import { ask, toast } from '../../utils/toast'
import type { ChoiceView } from '../../views/models'
import { whenHome } from '../../utils/roles'
import {
  askOf,
  changed,
  emptyLine,
  kindOf,
  lackIn,
  MOST_LINES,
  ordinary,
  waitingLines,
  whoOf,
  type Line,
  type Meeting,
} from './lines'

interface Row {
  key: string
  text: string
  who: string
  said: boolean
  kind: string
  refused: string
  done: string
}
const WAITS = '存着，等信号'
const NO_QUARRELS = '矛盾不在这里记。请从首页「报矛盾」另报，先问有没有人会受伤。'

/** One form after a 院坝会: up to ten wishes, each looked at before it goes, each handed in by itself. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    meeting: { gridId: '', place: '', lines: [] } as Meeting,
    rows: [] as Row[],
    /** The line that is open; -1: none. */
    at: -1,
    line: null as Line | null,
    grids: [] as ChoiceView[],
    chips: [] as ChoiceView[],
    note: '',
    ready: false,
    busy: false,
    main: '',
    full: false,
    allDone: false,
  },
  subs: [] as SubCategory[],
  keeper: null as unknown as DraftKeeper<Meeting>,

  onLoad() {
    this.keeper = draftKeeper<Meeting>('meeting', ({ lines }) =>
      lines.every(({ text, done }) => text === '' && done === ''),
    )
    whenHome(() => this.start())
  },
  start() {
    const home = recall('me.home', {})
    this.subs = home?.data.subs ?? []
    const grids = (home?.data.me?.duties ?? [])
      .filter(({ role }) => role === 'gridMember' || role === 'dispatcher')
      .map(({ grid }) => ({ value: grid.id, label: grid.name }))
    const kept = readDraft<Meeting>('meeting')
    const meeting = kept ?? { gridId: grids[0]?.value ?? '', place: '', lines: [emptyLine(newKey())] }
    this.setData({ grids })
    this.put(meeting, kept ? -1 : 0)
  },
  onHide() {
    this.keeper.now(this.data.meeting)
  },
  onUnload() {
    this.keeper.now(this.data.meeting)
  },

  /** Draws the meeting; line `at` is open. */
  put(meeting: Meeting, at: number) {
    const line = meeting.lines[at] ?? null
    const waiting = waitingLines(meeting).length
    const lack = lackIn(meeting)
    const done = meeting.lines.filter(one => one.done !== '').length
    const inPhone = meeting.lines.filter(one => one.done === WAITS).length
    const allDone = done > 0 && waiting === 0
    this.setData({
      meeting,
      at: line ? at : -1,
      line,
      rows: meeting.lines.map(one => ({
        key: one.key,
        text: one.text || '还没写',
        who: whoOf(one),
        said: one.helped !== null || one.unlisted !== null,
        kind: kindOf(one, this.subs),
        refused: one.refused,
        done: one.done,
      })),
      chips: ordinary(this.subs)
        .filter(({ category }) => category === line?.category)
        .map(({ id, label }) => ({ value: id, label })),
      full: meeting.lines.length >= MOST_LINES,
      allDone,
      ready: lack === '',
      note: allDone
        ? inPhone > 0
          ? `交上去 ${done - inPhone} 件，${inPhone} 件存在手机里等信号`
          : `交上去 ${done} 件了`
        : lack || `${waiting} 件，一件一张单；说了是谁的，单子和评价归本人`,
      main: allDone ? '收好了' : waiting > 1 ? `交这 ${waiting} 件` : '交上去',
    })
    this.keeper.soon(meeting)
  },
  change(part: Partial<Line>) {
    const { meeting, at } = this.data
    const lines = meeting.lines.map((one, i) => (i === at ? changed(one, part, this.subs) : one))
    this.put({ ...meeting, lines }, at)
  },

  openLine(event: WechatMiniprogram.TouchEvent) {
    const at = Number(event.currentTarget.dataset['at'])
    const isOpen = at === this.data.at || this.data.meeting.lines[at]?.done !== ''
    this.put(this.data.meeting, isOpen ? -1 : at)
  },
  add() {
    const { meeting } = this.data
    const lines = [...meeting.lines, emptyLine(newKey())]
    this.put({ ...meeting, lines }, lines.length - 1)
  },
  async remove() {
    const { meeting, at, line } = this.data
    if (line?.text && !(await ask({ title: '去掉这一件', words: line.text, yes: '去掉', no: '留着' }))) return
    this.put({ ...meeting, lines: meeting.lines.filter((_, i) => i !== at) }, -1)
  },
  close() {
    this.put(this.data.meeting, -1)
  },

  typeText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ text: event.detail.value })
  },
  typePlace(event: WechatMiniprogram.Input) {
    this.change({ place: event.detail.value })
  },
  chooseCategory(event: WechatMiniprogram.CustomEvent<{ value: Line['category'] }>) {
    const { value } = event.detail
    if (value === 'dispute') toast(this, NO_QUARRELS)
    else this.change({ category: value, sub: '', chosen: true })
  },
  chooseSub(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ sub: event.detail.value, chosen: true })
  },
  /** Another person has to be asked anew. */
  takeWho(event: WechatMiniprogram.CustomEvent<Partial<Line>>) {
    this.change({ ...event.detail, ...('helped' in event.detail ? { agreed: false } : {}) })
  },
  flipAgreed(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.change({ agreed: event.detail.value })
  },
  trouble(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    toast(this, event.detail.message)
  },
  typeWhere(event: WechatMiniprogram.Input) {
    this.put({ ...this.data.meeting, place: event.detail.value }, this.data.at)
  },
  chooseGrid(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.put({ ...this.data.meeting, gridId: event.detail.value }, this.data.at)
  },

  async main() {
    if (this.data.busy) return
    if (this.data.allDone) {
      this.keeper.done()
      back()
      return
    }
    if (!this.data.ready) return
    this.setData({ busy: true })
    for (const line of waitingLines(this.data.meeting)) await this.handIn(line)
    this.setData({ busy: false })
    const left = this.data.rows.filter(({ refused }) => refused !== '').length
    if (left > 0) toast(this, `${left} 件没交成，红字写着为什么。`)
  },
  /** By itself: what one is refused for stops no other. What came of it is kept at once. */
  async handIn(line: Line) {
    const { route, ask: asked } = askOf(line, this.data.meeting)
    const result = await press({ key: line.key, route, ask: asked, files: [], title: line.text })
    const part =
      result.ok === 'kept'
        ? { done: WAITS }
        : result.ok
          ? { done: numberIn(result.data as Pressed) }
          : { refused: result.message }
    const { meeting } = this.data
    const lines = meeting.lines.map(one => (one.key === line.key ? { ...one, ...part } : one))
    this.put({ ...meeting, lines }, -1)
    this.keeper.now(this.data.meeting)
  },
  later() {
    this.keeper.now(this.data.meeting)
    toastAtHome('存在这个手机里了，「今天」里点「院坝会记下的」接着写。')
  },
})

/** Of an order made for somebody it comes beside the slip. */
const numberIn = ({ no, ticket }: Pressed): string => no ?? ticket?.ticket.no ?? '交上去了'
