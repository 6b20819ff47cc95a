import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { dateText, dayKey, fromDayKey } from '../../core/clock/shanghai'
import { LIMITS } from '../../core/limits'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'
import {
  changeOf,
  draftOf,
  UNIT_LABELS,
  UNITS,
  unreadable,
  versionsOf,
  type Draft,
  type Rules,
} from './model'

const LOOK = '先看看会变什么'

/** The county's deadlines and sub-categories: changed, looked at, saved as a version of its own from a day on. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    versions: [] as string[],
    draft: null as Draft | null,
    units: UNITS.map(unit => UNIT_LABELS[unit]),
    first: '',
    day: '',
    whenText: '',
    /** Looked at: what would be otherwise. */
    lines: [] as string[],
    problems: [] as string[],
    main: LOOK,
    trouble: '',
    busy: false,
  },
  /** Something was changed here. An answer that comes later must not undo it. */
  touched: false,
  rules: null as Rules | null,

  onLoad() {
    void this.open()
  },
  open() {
    return load(this, 'rules.show', {}, rules => {
      if (this.touched) return
      this.rules = rules
      const today = dayKey(Date.now())
      this.setData({
        shown: true,
        versions: versionsOf(rules),
        draft: draftOf(rules),
        first: today,
        day: today,
        whenText: dateText(fromDayKey(today)),
      })
      this.unlook()
    })
  },
  /** Something was changed: what was looked at holds no more. */
  unlook() {
    this.setData({ lines: [], problems: [], main: LOOK, trouble: '' })
  },
  touch() {
    this.touched = true
    this.unlook()
  },
  type(event: WechatMiniprogram.Input) {
    this.setData({ [`draft.${String(event.currentTarget.dataset['field'])}`]: event.detail.value })
    this.touch()
  },
  chooseUnit(event: WechatMiniprogram.PickerChange) {
    const at = Number(event.currentTarget.dataset['at'])
    const unit = Number(event.detail.value)
    this.setData({
      [`draft.steps[${at}].unit`]: unit,
      [`draft.steps[${at}].unitText`]: this.data.units[unit] ?? '',
    })
    this.touch()
  },
  flipPhoto(event: WechatMiniprogram.TouchEvent) {
    const at = Number(event.currentTarget.dataset['at'])
    this.setData({ [`draft.subs[${at}].needsPhoto`]: !this.data.draft?.subs[at]?.needsPhoto })
    this.touch()
  },
  chooseDay(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value)
    this.setData({ day, whenText: dateText(fromDayKey(day)) })
    this.touch()
  },
  async onMain() {
    const { draft, busy, day, lines } = this.data
    if (busy || !draft || !this.rules) return
    const trouble = unreadable(draft)
    if (trouble !== '') return this.setData({ trouble })
    const preview = lines.length === 0
    this.setData({ busy: true, trouble: '' })
    const result = await call('rules.change', { ...changeOf(this.rules, draft), day, preview, key: newKey() })
    this.setData({ busy: false })
    if (!result.ok) return this.setData({ trouble: result.message })
    const { saved, differences, problems, message } = result.data
    if (!saved)
      return this.setData({
        lines: problems.length > 0 ? [] : differences,
        problems,
        main: problems.length > 0 ? LOOK : `存成第 ${this.rules.version + 1} 版`,
      })
    toast(this, message)
    this.touched = false
    await this.open()
  },
})
