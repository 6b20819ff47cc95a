import type { Api } from '../../../contract'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { LIMITS } from '../../core/limits'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'
import { modelOf, NEW_DOOR, type Form, type Model } from './model'
import { LISTED_ONCE, PHONE_OR_EMPTY } from '../../core/labels'

type Answer = { ok: true; data: { message: string } } | { ok: false; message: string; retry: boolean }

/** A household for its desk: the door, who lives there, and what becomes of them. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    model: null as Model | null,
    form: '' as Form,
    /** Those who are chosen, by `whom`. */
    chosen: [] as string[],
    isChosen: [] as boolean[],
    goal: '',
    door: '',
    name: '',
    phone: '',
    trouble: '',
    busy: false,
  },
  id: '',
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    this.id = query['id'] ?? ''
    void this.open()
  },
  open() {
    return load(this, 'household.open', { id: this.id }, reply => {
      this.setData({ shown: true, model: modelOf(reply), form: '', chosen: [], isChosen: [], trouble: '' })
    })
  },
  openForm(event: WechatMiniprogram.TouchEvent) {
    const form = String(event.currentTarget.dataset['form']) as Form
    this.key = newKey()
    const door = form === 'door' ? (this.data.model?.door ?? '') : ''
    this.setData({
      form: this.data.form === form ? '' : form,
      door,
      name: '',
      phone: '',
      goal: '',
      trouble: '',
    })
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    const whom = String(event.currentTarget.dataset['whom'])
    const { chosen, model } = this.data
    const next = chosen.indexOf(whom) >= 0 ? chosen.filter(one => one !== whom) : chosen.concat([whom])
    this.setData({
      chosen: next,
      isChosen: (model?.members ?? []).map(one => next.indexOf(one.whom) >= 0),
      trouble: '',
    })
  },
  chooseGoal(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ goal: event.detail.value, trouble: '' })
  },
  typeDoor(event: WechatMiniprogram.Input) {
    this.setData({ door: event.detail.value, trouble: '' })
  },
  typeName(event: WechatMiniprogram.Input) {
    this.setData({ name: event.detail.value, trouble: '' })
  },
  typePhone(event: WechatMiniprogram.Input) {
    this.setData({ phone: event.detail.value, trouble: '' })
  },
  /** What is still missing, in words. */
  missing(): string {
    const { form, door, name, phone, goal, chosen } = this.data
    if (form === 'person') {
      if (name.trim() === '') return '还没写姓名。'
      return phone !== '' && !/^1\d{10}$/.test(phone) ? PHONE_OR_EMPTY : ''
    }
    if (form === 'move' && chosen.length === 0) return '先在上面点一点是哪几位。'
    if (form === 'move' && goal === '') return '还没选换到哪一户。'
    return (form === 'door' || goal === NEW_DOOR) && door.trim() === '' ? '还没写门牌。' : ''
  },
  async save() {
    const trouble = this.missing()
    if (trouble !== '') return this.setData({ trouble })
    const { form, door, name, phone } = this.data
    const { id: household, key } = this
    if (form === 'door') await this.send(() => call('household.setDoor', { household, door, key }))
    if (form === 'person')
      await this.send(() => call('household.person', { household, name, ...(phone ? { phone } : {}), key }))
    if (form === 'move') await this.send(() => call('household.move', this.moving()))
  },
  moving(): Api['household.move']['ask'] {
    const { chosen, goal, door } = this.data
    return {
      household: this.id,
      whom: chosen,
      ...(goal === NEW_DOOR ? { door } : { to: goal }),
      key: this.key,
    }
  },
  async send(asked: () => Promise<Answer>) {
    if (this.data.busy) return
    this.setData({ busy: true, trouble: '' })
    const result = await asked()
    this.setData({ busy: false })
    // Without an answer what is pressed next is the same press.
    if (result.ok || !result.retry) this.key = newKey()
    if (!result.ok) return this.setData({ trouble: result.message })
    toast(this, result.data.message)
    await this.open()
  },
  away() {
    void this.gone('away', '记搬走', '搬到外村去了。家里的人会知道；半年里还算这一家的亲属。')
  },
  died() {
    void this.gone('died', '记过世', '微信登记会收掉，家里不会收到消息。')
  },
  async gone(why: 'away' | 'died', title: string, words: string) {
    const [whom, ...more] = this.data.chosen
    if (whom === undefined || more.length > 0) return this.setData({ trouble: '先在上面点一位，只点一位。' })
    if (!(await ask({ title, words, yes: '记下来' }))) return
    await this.send(() => call('household.gone', { household: this.id, whom, why, key: newKey() }))
  },
  async unite() {
    const [first, second, ...more] = this.data.chosen
    if (first === undefined || second === undefined || more.length > 0)
      return this.setData({ trouble: '先在上面点两位：先点留下的，再点并进去的。' })
    const words = '后点的那一位的单、微信都归到先点的那一位，并了就分不开。'
    if (!(await ask({ title: LISTED_ONCE, words, yes: '并成一个' }))) return
    await this.send(() => call('household.unite', { household: this.id, first, second, key: newKey() }))
  },
  async comeBack(event: WechatMiniprogram.TouchEvent) {
    const whom = [String(event.currentTarget.dataset['whom'])]
    await this.send(() => call('household.move', { household: this.id, whom, to: this.id, key: newKey() }))
  },
})
