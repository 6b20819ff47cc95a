import { call } from '../../api/client'
import { newKey } from '../../api/key'
import type { ChoiceView } from '../../views/models'
import { elderBehavior } from '../../utils/elder'

type Form = 'plain' | 'building' | 'cluster'
const FORMS: (ChoiceView & { value: Form })[] = [
  { value: 'plain', label: '组、网格' },
  { value: 'building', label: '楼栋' },
  { value: 'cluster', label: '联户' },
]

/** A node gets a name: a new one below another (`level`: of that other), or one that is there already. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    title: '',
    isNew: false,
    isVillage: false,
    forms: [] as ChoiceView[],
    form: 'plain' as Form,
    name: '',
    code: '',
    trouble: '',
    busy: false,
  },
  node: '',
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    const isNew = query['new'] === '1'
    const level = Number(query['level'])
    const name = decodeURIComponent(query['name'] ?? '')
    this.node = query['node'] ?? ''
    this.key = newKey()
    this.setData({
      isNew,
      title: isNew ? `在${name}下面加一个` : `${name}改名`,
      isVillage: isNew && level === 1,
      forms: isNew && level >= 2 ? FORMS : [],
      name: isNew ? '' : name,
    })
  },
  typeName(event: WechatMiniprogram.Input) {
    this.setData({ name: event.detail.value, trouble: '' })
  },
  typeCode(event: WechatMiniprogram.Input) {
    this.setData({ code: event.detail.value.toUpperCase(), trouble: '' })
  },
  chooseForm(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ form: event.detail.value as Form, trouble: '' })
  },
  async save() {
    const { name, busy, isNew, isVillage, code } = this.data
    if (busy) return
    if (name.trim() === '') return this.setData({ trouble: '还没写名字。' })
    if (isVillage && !/^[A-Z]{2,4}$/.test(code))
      return this.setData({ trouble: '村的代码是 2 到 4 个大写字母。' })
    this.setData({ busy: true, trouble: '' })
    const result = isNew
      ? await call('node.add', { under: this.node, name, ...this.more(), key: this.key })
      : await call('node.rename', { node: this.node, name, key: this.key })
    this.setData({ busy: false })
    if (result.ok) return void wx.navigateBack()
    // A definite no: what is pressed next is another press. Without an answer it is the same one.
    if (!result.retry) this.key = newKey()
    this.setData({ trouble: result.message })
  },
  more(): { form?: 'building' | 'cluster'; code?: string } {
    const { form, code, isVillage } = this.data
    return { ...(form === 'plain' ? {} : { form }), ...(isVillage ? { code } : {}) }
  },
})
