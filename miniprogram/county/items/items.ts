import { call } from '../../api/client'
import { LIMITS } from '../../core/limits'
import { LINES_AT_ONCE } from '../../core/points/revising'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ask } from '../../utils/toast'
import { fromToday, REVISING, revising } from '../revising'
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

/** Chosen from a list: the words that stand beside the place of each. */
const PICKED: Record<string, readonly string[]> = { kind: KINDS, per: PERS, capPer: CAP_PERS }

/** What earns points in a village: changed line by line, looked at, saved as a version of its own from a day on. */
export default Page({
  ...revising,
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
    ...REVISING,
  },
  node: '',
  /** How many lines were added here, those that were taken away again too. */
  added: 0,
  rules: null as Rules | null,

  onLoad(query: Record<string, string | undefined>) {
    this.node = query['node'] ?? ''
    void this.open()
  },
  open() {
    return load(this, 'rules.points', { node: this.node }, rules => {
      if (this.touched) return
      this.rules = rules
      this.setData({
        shown: true,
        place: rules.place,
        origin: originOf(rules),
        versions: versionsOf(rules),
        ...fromToday(),
        at: -1,
      })
      this.setRows(rules.items.map(rowOf))
      this.unlook()
    })
  },
  setRows(rows: Row[]) {
    this.setData({ rows: rows.map(row => ({ ...row, line: lineOf(row) })) })
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
  async onMain() {
    const { rows, busy, day } = this.data
    const { rules, node } = this
    if (busy || !rules) return
    const trouble = unreadable(rows)
    if (trouble !== '') return this.setData({ trouble })
    const { version } = rules
    const changes = changesOf(rules, rows)
    if (changes.items.length > LINES_AT_ONCE)
      return this.setData({ trouble: `一次最多改 ${LINES_AT_ONCE} 条，先存这些，再改后面的。` })
    await this.lookOrSave(`存成第 ${version + 1} 版`, press =>
      call('rules.changePoints', { node, basedOn: version, day, ...changes, ...press }),
    )
  },
})
