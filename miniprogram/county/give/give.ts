import type { Api } from '../../../contract'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import type { ChoiceView } from '../../views/models'
import { dateText, dayKey, fromDayKey } from '../../core/clock/shanghai'
import { LIMITS } from '../../core/limits'
import { GIVABLE, needsSecond, type Givable } from '../../core/people/appointing'
import { ROLE_LABELS } from '../../core/labels'
import { elderBehavior } from '../../utils/elder'
import { toast } from '../../utils/toast'

const NEW = 'new'
/** The day as it stands in the field. */
const whenText = (day: string): string => (day === '' ? '' : dateText(fromDayKey(day)))

/** Somebody gets a post at a node: which post, who, from when until when. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    where: '',
    posts: [] as ChoiceView[],
    post: '',
    note: '',
    name: '',
    /** Who was found by that name; the last choice is somebody new. */
    found: [] as ChoiceView[],
    asked: false,
    whom: '',
    phone: '',
    first: '',
    from: '',
    fromText: '',
    until: '',
    untilText: '',
    deputy: false,
    trouble: '',
    busy: false,
  },
  node: '',
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    this.node = query['node'] ?? ''
    this.key = newKey()
    const gives = (query['gives'] ?? '').split('.')
    const today = dayKey(Date.now())
    this.setData({
      where: decodeURIComponent(query['name'] ?? ''),
      posts: GIVABLE.filter(role => gives.indexOf(role) >= 0).map(role => ({
        value: role,
        label: ROLE_LABELS[role],
      })),
      first: today,
      from: today,
      fromText: whenText(today),
    })
    if (this.data.posts.length === 1) this.setPost(this.data.posts[0]?.value ?? '')
  },
  choosePost(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setPost(event.detail.value)
  },
  setPost(post: string) {
    this.setData({
      post,
      note: needsSecond(post as Givable) ? '这个岗位要上一级另一位点头，点了头才算。' : '',
    })
  },
  typeName(event: WechatMiniprogram.Input) {
    this.setData({ name: event.detail.value, asked: false, found: [], whom: '', trouble: '' })
  },
  typePhone(event: WechatMiniprogram.Input) {
    this.setData({ phone: event.detail.value, trouble: '' })
  },
  async find() {
    const { name, busy } = this.data
    if (busy || name.trim() === '') return
    this.setData({ busy: true })
    const result = await call('county.find', { node: this.node, name })
    this.setData({ busy: false })
    if (!result.ok) return toast(this, result.message)
    if (this.data.name !== name) return
    this.setData({
      asked: true,
      found: result.data
        .map(({ whom, name: called, where }) => ({ value: whom, label: `${called}，${where}` }))
        .concat([{ value: NEW, label: '都不是，新登记一位' }]),
      whom: result.data.length === 0 ? NEW : '',
    })
  },
  chooseWhom(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ whom: event.detail.value, trouble: '' })
  },
  chooseFrom(event: WechatMiniprogram.PickerChange) {
    const from = String(event.detail.value)
    this.setData({ from, fromText: whenText(from) })
  },
  chooseUntil(event: WechatMiniprogram.PickerChange) {
    const until = String(event.detail.value)
    this.setData({ until, untilText: whenText(until) })
  },
  noUntil() {
    this.setData({ until: '', untilText: '' })
  },
  flipDeputy() {
    this.setData({ deputy: !this.data.deputy })
  },
  /** What is still missing, in words; '' when it can be handed in. */
  missing(): string {
    const { post, whom, phone } = this.data
    if (post === '') return '还没选是什么岗位。'
    if (whom === '') return '还没选是哪一位。写上姓名，按「找」。'
    return whom === NEW && !/^1\d{10}$/.test(phone) ? '新登记的要写 11 位手机号。' : ''
  },
  async give() {
    if (this.data.busy) return
    const trouble = this.missing()
    if (trouble !== '') return this.setData({ trouble })
    this.setData({ busy: true, trouble: '' })
    const result = await call('post.give', this.asking())
    this.setData({ busy: false })
    if (!result.ok) {
      // A definite no: what is pressed next is another press. Without an answer it is the same one.
      if (!result.retry) this.key = newKey()
      return this.setData({ trouble: result.message })
    }
    // Read before the page is left.
    await wx.showModal({
      title: '岗位',
      content: result.data.message,
      showCancel: false,
      confirmText: '知道了',
    })
    void wx.navigateBack()
  },
  asking(): Api['post.give']['ask'] {
    const { post, whom, name, phone, from, until, deputy } = this.data
    return {
      node: this.node,
      post: post as Givable,
      ...(whom === NEW ? { name, phone } : { whom }),
      ...(from === this.data.first ? {} : { from }),
      ...(until === '' ? {} : { until }),
      ...(deputy ? { deputy } : {}),
      key: this.key,
    }
  },
})
