import type { LedgerPage, Proof } from '../../../contract/points/book'
import { call, type Failure } from '../../api/client'
import type { ChoiceView } from '../../views/models'
import { dateText, dayKey, fromDayKey } from '../../core/clock/shanghai'
import type { Hash } from '../../core/points/ledger'
import { hashed } from '../../core/points/ledger'
import { sha256 } from '../../core/points/sha256'
import { REFUSALS } from '../../core/refusal'
import type { Entry } from '../../core/points/types'
import { elderBehavior } from '../../utils/elder'
import { noticeOf, QUIET } from '../../utils/load'
import { toast } from '../../utils/toast'
import { keepVerified } from '../../utils/verified'
import { judgeBook, judgeSeal, type Fault, type Finding } from './sums'

/** So many seals are computed before the page may draw again. */
const BATCH = 25

const FEW_DAYS = 6
const NO_DAYS = { days: [] as ChoiceView[], moreDays: false, day: '', dayFinding: null }
/** With the year where it is not this one. */
const whenText = (day: string): string =>
  `${day.slice(0, 4) === dayKey(Date.now()).slice(0, 4) ? '' : `${day.slice(0, 4)} 年 `}${dateText(fromDayKey(day))}`
const breath = () => new Promise<void>(resolve => setTimeout(resolve, 0))

/** The phone reads the whole book, adds it up from the first line, computes every seal, and says what it found. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: QUIET,
    going: false,
    step: '',
    done: 0,
    of: 0,
    percent: 0,
    over: false,
    fine: false,
    title: '',
    note: '',
    findings: [] as Finding[],
    faults: [] as Fault[],
    /** Days before the newest seal on which the account moved. */
    days: [] as ChoiceView[],
    moreDays: false,
    day: '',
    dayFinding: null as Finding | null,
    dayBusy: false,
  },
  run: 0,
  /** Days that are known and not on the screen yet, and where the older ones begin. */
  laterDays: [] as string[],
  daysNext: null as string | null,
  /** What was read and computed, for the seals of other days. */
  book: null as { householdId: string; entries: readonly Entry[]; hash: Hash } | null,

  onLoad() {
    void this.start()
  },
  onUnload() {
    this.run += 1
  },

  progress(step: string, done: number, of: number) {
    this.setData({ step, done, of, percent: of === 0 ? 100 : Math.floor((done / of) * 100) })
  },

  async start() {
    const run = (this.run += 1)
    this.laterDays = []
    this.setData({ notice: QUIET, going: true, over: false, findings: [], faults: [], ...NO_DAYS })
    const problem = await this.verify(() => this.run === run)
    if (this.run !== run) return
    this.setData({
      going: false,
      ...(problem ? { notice: { ...noticeOf(problem, null), act: '再试一次' } } : {}),
    })
  },

  /** Null when it came to an end; `still`: nobody has left or begun again. */
  async verify(still: () => boolean): Promise<Failure | null> {
    const home = await call('points.home', {})
    if (!home.ok) return home
    const householdId = home.data.household?.id
    if (!householdId)
      return {
        ok: false,
        code: 'NO_HOUSEHOLD',
        message: REFUSALS.NO_HOUSEHOLD,
        retry: false,
      }
    const book = await this.read(still)
    if ('ok' in book) return book
    const { entries, account } = book
    const hash = await this.hashes(entries, still)
    if (!still()) return null
    const { findings, faults } = judgeBook(householdId, entries, account, hash)
    this.setData({ step: '和村里的封条比', percent: 100 })
    this.book = { householdId, entries, hash }
    const seal = await this.seal(householdId, entries, hash)
    if (!still()) return null
    const all = [...findings, ...(seal ? [seal] : [])]
    const fine = faults.length === 0 && all.every(one => one.fine)
    keepVerified({ householdId, count: account.rev, balance: account.balance, at: Date.now(), fine })
    this.setData({
      over: true,
      fine,
      findings: all,
      faults,
      title: fine ? `${account.rev} 笔从头加一遍，正好 ${account.balance}` : '有对不上的地方',
      note: fine
        ? '是这个手机自己一笔一笔加出来的。'
        : '请截个图，拿给监委会看；也可以到“投诉和建议”告诉镇里。',
    })
    return null
  },

  /** Page by page; the account as the first page told it, so that what is written meanwhile does not count. */
  async read(still: () => boolean): Promise<{ entries: Entry[]; account: LedgerPage['account'] } | Failure> {
    let entries: Entry[] = []
    let account: LedgerPage['account'] | null = null
    let next: string | undefined
    do {
      const page = await call('points.entries', next === undefined ? {} : { cursor: next })
      if (!page.ok) return page
      account = account ?? page.data.account
      entries = [...entries, ...page.data.items]
      next = page.data.next ?? undefined
      if (still()) this.progress('把账一页一页取下来', Math.min(entries.length, account.rev), account.rev)
    } while (next !== undefined && still())
    const { rev } = account
    return {
      entries: entries
        .filter(entry => entry.rev <= rev || entries.length <= rev)
        .sort((a, b) => a.rev - b.rev),
      account,
    }
  },

  /** Every seal computed once, a few at a time, so that the page stays alive. */
  async hashes(entries: readonly Entry[], still: () => boolean): Promise<Hash> {
    const known = new Map<string, string>()
    for (let i = 0; i < entries.length && still(); i += 1) {
      const text = hashed(entries[i] as Entry)
      known.set(text, sha256(text))
      if (i % BATCH === BATCH - 1) {
        this.progress('从头加，一笔一笔算印', i + 1, entries.length)
        await breath()
      }
    }
    return text => known.get(text) ?? sha256(text)
  },

  /** Null when the village has not sealed a day with this account yet. */
  async seal(householdId: string, entries: readonly Entry[], hash: Hash): Promise<Finding | null> {
    const wall = await call('board.show', {})
    const board = wall.ok ? wall.data.seal : null
    const proof = await call('points.proof', {})
    if (!proof.ok)
      return proof.code === 'OFFLINE' || proof.retry
        ? { id: 'seal', fine: true, title: '封条这回没比成', words: '刚才没信号。过一会儿再加一遍就比。' }
        : null
    this.showDays(proof.data)
    return judgeSeal(householdId, entries, proof.data, board, hash)
  },

  /** A few more of the days that are known. */
  showDays({ days, next }: Pick<Proof, 'days' | 'next'>) {
    const known = [...this.data.days.map(({ value }) => value), ...this.laterDays]
    this.laterDays = [...this.laterDays, ...days.filter(day => known.indexOf(day) < 0)]
    this.daysNext = next
    const few = this.laterDays.splice(0, FEW_DAYS)
    this.setData({
      days: [...this.data.days, ...few.map(day => ({ value: day, label: whenText(day) }))],
      moreDays: this.laterDays.length > 0 || next !== null,
    })
  },
  async chooseDay(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { book } = this
    const day = event.detail.value
    if (!book || this.data.dayBusy) return
    this.setData({ day, dayFinding: null, dayBusy: true })
    const proof = await call('points.proof', { day })
    this.setData({ dayBusy: false })
    if (!proof.ok) {
      toast(this, proof.message)
      return
    }
    this.setData({ dayFinding: judgeSeal(book.householdId, book.entries, proof.data, null, book.hash) })
  },
  async moreDays() {
    if (this.laterDays.length > 0 || this.daysNext === null) {
      this.showDays({ days: [], next: this.daysNext })
      return
    }
    if (this.data.dayBusy) return
    this.setData({ dayBusy: true })
    const proof = await call('points.proof', { cursor: this.daysNext })
    this.setData({ dayBusy: false })
    if (proof.ok) this.showDays(proof.data)
    else toast(this, proof.message)
  },

  again() {
    void this.start()
  },
  toBoard() {
    void wx.switchTab({ url: '/pages/board/board' })
  },
  toFeedback() {
    void wx.navigateTo({ url: '/pages/feedback/feedback' })
  },
})
