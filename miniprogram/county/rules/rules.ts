import { call } from '../../api/client'
import { LIMITS } from '../../core/limits'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { fromToday, REVISING, revising } from '../revising'
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

/** The county's deadlines and sub-categories: changed, looked at, saved as a version of its own from a day on. */
export default Page({
  ...revising,
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
    ...REVISING,
  },
  rules: null as Rules | null,

  onLoad() {
    void this.open()
  },
  open() {
    return load(this, 'rules.show', {}, rules => {
      if (this.touched) return
      this.rules = rules
      this.setData({
        shown: true,
        versions: versionsOf(rules),
        draft: draftOf(rules),
        ...fromToday(),
      })
      this.unlook()
    })
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
  async onMain() {
    const { draft, busy, day } = this.data
    const { rules } = this
    if (busy || !draft || !rules) return
    const trouble = unreadable(draft)
    if (trouble !== '') return this.setData({ trouble })
    await this.lookOrSave(`存成第 ${rules.version + 1} 版`, press =>
      call('rules.change', { ...changeOf(rules, draft), day, ...press }),
    )
  },
})
