import type { Api } from '../../../contract'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { dateText, dayKey, fromDayKey } from '../../core/clock/shanghai'
import { LIMITS } from '../../core/limits'
import type { ChoiceView } from '../../views/models'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { DONE, doorsOf, followsOf, KINDS, targetsOf, warningOf, type Doors, type Kind } from './model'

/** Households go to another grid: chosen, looked at, pressed. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    title: '',
    kinds: KINDS,
    kind: 'split' as Kind,
    doors: [] as ChoiceView[],
    going: [] as string[],
    targets: [] as ChoiceView[],
    into: '',
    name: '',
    reason: '',
    /** Today: at once. */
    today: '',
    day: '',
    whenText: '',
    /** Looked at: what follows; empty before, and after every change. */
    follows: [] as { label: string; words: string }[],
    warning: '',
    needsReason: false,
    main: '',
    trouble: '',
    busy: false,
  },
  node: '',
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    this.node = query['node'] ?? ''
    this.key = newKey()
    const today = dayKey(Date.now())
    this.setData({ today, day: today, whenText: '现在就动' })
    this.unlook()
    void this.open()
  },
  open() {
    return load(this, 'county.doors', { node: this.node, targets: true }, (reply: Doors) =>
      this.setData({
        shown: true,
        title: reply.name,
        doors: doorsOf(reply),
        targets: targetsOf(reply),
      }),
    )
  },
  /** Something else was chosen: what was looked at holds no more. */
  unlook() {
    this.setData({ follows: [], warning: '', needsReason: false, main: '先看看会怎样', trouble: '' })
  },
  chooseKind(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ kind: event.detail.value as Kind })
    this.unlook()
  },
  chooseDoor(event: WechatMiniprogram.CustomEvent<{ value: string; on: boolean }>) {
    const { value, on } = event.detail
    const { going } = this.data
    this.setData({ going: on ? going.concat([value]) : going.filter(one => one !== value) })
    this.unlook()
  },
  chooseInto(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ into: event.detail.value })
    this.unlook()
  },
  chooseDay(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value)
    const isNow = day === this.data.today
    this.setData({ day, whenText: isNow ? '现在就动' : `${dateText(fromDayKey(day))}起`, trouble: '' })
  },
  typeName(event: WechatMiniprogram.Input) {
    this.setData({ name: event.detail.value, trouble: '' })
  },
  typeReason(event: WechatMiniprogram.Input) {
    this.setData({ reason: event.detail.value, trouble: '' })
  },
  asking(): Api['node.preview']['ask'] {
    const { kind, going, into } = this.data
    return {
      kind,
      from: this.node,
      ...(kind === 'split' ? {} : { into }),
      households: kind === 'merge' ? [] : going,
    }
  },
  missing(): string {
    const { kind, going, into } = this.data
    if (kind !== 'merge' && going.length === 0) return '点一点哪几户过去。'
    return kind !== 'split' && into === '' ? '还没选过去哪一格。' : ''
  },
  async onMain() {
    if (this.data.busy) return
    const trouble = this.missing()
    if (trouble !== '') return this.setData({ trouble })
    this.setData({ busy: true, trouble: '' })
    await (this.data.follows.length === 0 ? this.look() : this.press())
    this.setData({ busy: false })
  },
  async look() {
    const result = await call('node.preview', this.asking())
    if (!result.ok) return this.setData({ trouble: result.message })
    const { kind } = this.data
    this.setData({
      follows: followsOf(kind, result.data),
      warning: warningOf(kind, result.data),
      needsReason: result.data.needsReason,
      main: DONE[kind],
    })
  },
  async press() {
    const { kind, name, reason, needsReason, day, today } = this.data
    if (kind === 'split' && name.trim() === '') return this.setData({ trouble: '新的一格叫什么，还没写。' })
    if (needsReason && reason.trim() === '')
      return this.setData({ trouble: '两格都太小，还是要拆，写一句为什么。' })
    const result = await call('node.regroup', {
      ...this.asking(),
      ...(kind === 'split' ? { name } : {}),
      ...(reason.trim() === '' ? {} : { reason }),
      ...(day === today ? {} : { day }),
      key: this.key,
    })
    if (!result.ok) {
      // A definite no: what is pressed next is another press. Without an answer it is the same one.
      if (!result.retry) this.key = newKey()
      return this.setData({ trouble: result.message })
    }
    await wx.showModal({
      title: '网格',
      content: result.data.message,
      showCancel: false,
      confirmText: '知道了',
    })
    void wx.navigateBack()
  },
})
