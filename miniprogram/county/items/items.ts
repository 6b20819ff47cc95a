import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { dateText, dayKey, fromDayKey } from '../../core/clock/shanghai'
import { LIMITS } from '../../core/limits'
import { LINES_AT_ONCE } from '../../core/points/revising'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'
import {
  CAP_PERS,
  changesOf,
  KINDS,
  lineOf,
  newRow,
  originOf,
  PERS,
  PROOFS,
  rowOf,
  unreadable,
  versionsOf,
  WHO_CHOICES,
  type Row,
  type Rules,
} from './model'

const LOOK = '先看看会变什么'
/** Chosen from a list: the words that stand beside the place of each. */
const PICKED: Record<string, readonly string[]> = { kind: KINDS, per: PERS, capPer: CAP_PERS }

/** What earns points in a village: changed line by line, looked at, saved as a version of its own from a day on. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    place: '',
    origin: '',
    kinds: KINDS,
    pers: PERS,
    capPers: CAP_PERS,
    proofs: PROOFS,
    whos: WHO_CHOICES,
    rows: [] as (Row & { line: string })[],
    /** Which one is open; -1: none. */
    at: -1,
    first: '',
    day: '',
    whenText: '',
    versions: [] as string[],
    /** Looked at: what would be otherwise. */
    lines: [] as string[],
    problems: [] as string[],
    main: LOOK,
    trouble: '',
    busy: false,
  },
  node: '',
  /** How many lines were added here, those that were taken away again too. */
  added: 0,
  /** Of what is on the screen: pressed again it is the same press. */
  key: '',
  /** Something was changed here. An answer that comes later must not undo it. */
  touched: false,
  rules: null as Rules | null,

  onLoad(query: Record<string, string | undefined>) {
    this.node = query['node'] ?? ''
    void this.open()
  },
  open() {
    return load(this, 'rules.points', { node: this.node }, rules => {
      if (this.touched) return
      this.rules = rules
      const today = dayKey(Date.now())
      this.setData({
        shown: true,
        place: rules.place,
        origin: originOf(rules),
        versions: versionsOf(rules),
        first: today,
        day: today,
        whenText: dateText(fromDayKey(today)),
        at: -1,
      })
      this.setRows(rules.items.map(rowOf))
      this.unlook()
    })
  },
  setRows(rows: Row[]) {
    this.setData({ rows: rows.map(row => ({ ...row, line: lineOf(row) })) })
  },
  touch() {
    this.touched = true
    this.unlook()
  },
  /** Something was changed: what was looked at holds no more. */
  unlook() {
    this.key = newKey()
    this.setData({ lines: [], problems: [], main: LOOK, trouble: '' })
  },
  change(at: number, change: Partial<Row>) {
    const row = this.data.rows[at]
    if (!row) return
    const next = { ...row, ...change }
    this.setData({ [`rows[${at}]`]: { ...next, line: lineOf(next) } })
    this.touch()
  },
  toggle(event: WechatMiniprogram.TouchEvent) {
    const at = Number(event.currentTarget.dataset['at'])
    this.setData({ at: this.data.at === at ? -1 : at })
  },
  /** Of a field of the open line. */
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change(this.data.at, { [String(event.currentTarget.dataset['field'])]: event.detail.value })
  },
  pick(event: WechatMiniprogram.PickerChange) {
    const field = String(event.currentTarget.dataset['field'])
    const value = Number(event.detail.value)
    this.change(this.data.at, { [field]: value, [`${field}Words`]: PICKED[field]?.[value] ?? '' })
  },
  add() {
    const { rows } = this.data
    this.setRows(rows.concat({ ...newRow(this.added++), line: '' }))
    this.touch()
    this.setData({ at: rows.length })
  },
  async takeAway() {
    const { at, rows } = this.data
    const row = rows[at]
    if (!row) return
    const title = `拿掉${row.label === '' ? '这一条' : `「${row.label}」`}`
    if (!(await ask({ title, words: '存了才算。以前报的好事还照自己那一版。', yes: '拿掉' }))) return
    this.setData({ at: -1 })
    this.setRows(rows.filter((_, n) => n !== at))
    this.touch()
  },
  chooseDay(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value)
    this.setData({ day, whenText: dateText(fromDayKey(day)) })
    this.touch()
  },
  async onMain() {
    const { rows, busy, day, lines } = this.data
    if (busy || !this.rules) return
    const trouble = unreadable(rows)
    if (trouble !== '') return this.setData({ trouble })
    const { version } = this.rules
    const changes = changesOf(this.rules, rows)
    if (changes.items.length > LINES_AT_ONCE)
      return this.setData({ trouble: `一次最多改 ${LINES_AT_ONCE} 条，先存这些，再改后面的。` })
    const preview = lines.length === 0
    this.setData({ busy: true, trouble: '' })
    const result = await call('rules.changePoints', {
      node: this.node,
      basedOn: version,
      day,
      ...changes,
      preview,
      key: preview ? newKey() : this.key,
    })
    this.setData({ busy: false })
    if (!result.ok) return this.setData({ trouble: result.message })
    const { saved, differences, problems, message } = result.data
    if (!saved)
      return this.setData({
        lines: problems.length > 0 ? [] : differences,
        problems,
        main: problems.length > 0 ? LOOK : `存成第 ${version + 1} 版`,
      })
    toast(this, message)
    this.touched = false
    await this.open()
  },
})
