import { LIMITS } from '../../core/limits'
import { clean, digitsOf, isBlank } from '../../core/text/fold'
import type { StockRow } from '../../../contract/points/shop'
import { recall } from '../../api/cache'
import { call } from '../../api/client'
import type { LocalFile } from '../../api/files'
import { newKey } from '../../api/key'
import type { Often } from '../../core/points/types'
import { photoFile, photoView, putAll } from '../../forms/attach'
import { elderBehavior } from '../../utils/elder'
import { back, backWithToast } from '../../utils/go'
import { DRAWN, pictureOf } from '../picture'
import { askOf } from '../which'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type Per = Often['per'] | 'none'
const KINDS = [
  { value: 'food', label: '米面油' },
  { value: 'daily', label: '日用' },
]
const PERIOD_CHOICES: { value: Per; label: string }[] = [
  { value: 'none', label: '不限' },
  { value: 'month', label: '每月' },
  { value: 'quarter', label: '每季度' },
  { value: 'year', label: '每年' },
  { value: 'once', label: '一共' },
]
const BLANK = {
  name: '',
  unit: '',
  kind: 'daily' as StockRow['kind'],
  price: '',
  per: 'none' as Per,
  times: '1',
  on: true,
  restockDay: '',
}

/** A new thing on the shelf, or another name, price or limit for one that is there. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    isNew: true,
    form: BLANK,
    kinds: KINDS,
    limits: PERIOD_CHOICES,
    drawings: DRAWN.map(id => ({ id, src: pictureOf(id, null) })),
    picture: 'bag',
    photo: [] as ReturnType<typeof photoView>[],
    missing: '',
    trouble: '',
    busy: false,
    /** Which of several shops a new good goes to. */
    into: '',
  },
  id: '',
  shop: '',
  /** Why this form may not be handed in at all. */
  lost: '',
  key: '',
  file: null as LocalFile | null,

  onLoad(query: Record<string, string | undefined>) {
    this.key = newKey()
    this.id = query['id'] ?? ''
    this.shop = query['shop'] ?? ''
    if (!this.id) {
      this.draw({ into: decodeURIComponent(query['in'] ?? '') })
      return
    }
    const kept = recall('shop.stock', askOf(this.shop, decodeURIComponent(query['behind'] ?? '')))
    const good = kept?.data.goods.find(one => one.id === this.id)
    if (!good) {
      // Never an empty form over a good that is there.
      this.lost = '这样东西没找到，回上一页下拉刷新再点'
      this.draw({ isNew: false })
      return
    }
    const { name, unit, kind, price, limit, on, restockDay, picture } = good
    this.draw({
      isNew: false,
      picture,
      form: {
        name,
        unit,
        kind,
        price: String(price),
        per: limit?.per ?? 'none',
        times: String(limit?.times ?? 1),
        on,
        restockDay: restockDay ?? '',
      },
    })
  },
  draw(more: object) {
    const { form } = { ...this.data, ...more } as typeof this.data
    const missing =
      this.lost ||
      (isBlank(form.name)
        ? '还差“叫什么”没写'
        : isBlank(form.unit)
          ? '还差“论什么数”没写'
          : Number(form.price) > 0
            ? ''
            : '还差“几分换”没写')
    this.setData({ ...more, missing })
  },
  set(field: keyof typeof BLANK, value: string | boolean) {
    this.draw({ form: { ...this.data.form, [field]: value }, trouble: '' })
  },
  typeName(event: Typed) {
    this.set('name', event.detail.value)
  },
  typeUnit(event: Typed) {
    this.set('unit', event.detail.value)
  },
  typePrice(event: Typed) {
    this.set('price', digitsOf(event.detail.value, 6))
  },
  typeTimes(event: Typed) {
    this.set('times', digitsOf(event.detail.value, 2))
  },
  chooseKind(event: Typed) {
    this.set('kind', event.detail.value)
  },
  choosePer(event: Typed) {
    this.set('per', event.detail.value)
  },
  chooseDay(event: Typed) {
    this.set('restockDay', event.detail.value)
  },
  switchOn(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.set('on', event.detail.value)
  },
  choosePicture(event: WechatMiniprogram.TouchEvent) {
    this.file = null
    this.setData({ picture: String(event.currentTarget.dataset['id']), photo: [] })
  },
  async addPhoto(event: WechatMiniprogram.CustomEvent<{ files: { path: string; size: number }[] }>) {
    const [first] = event.detail.files
    if (!first) return
    this.file = await photoFile(first.path, first.size)
    this.setData({ photo: [photoView(this.file)], picture: '' })
  },
  dropPhoto() {
    this.file = null
    this.setData({ photo: [], picture: 'bag' })
  },
  back() {
    back()
  },

  async save() {
    const { form, missing, busy } = this.data
    if (missing || busy) return
    this.setData({ busy: true, trouble: '' })
    const picture = await this.pictureId()
    if (picture === null) {
      this.setData({ busy: false })
      return
    }
    const limit = form.per === 'none' ? null : { times: Math.max(1, Number(form.times) || 1), per: form.per }
    const result = await call('shop.saveGood', {
      ...(this.id ? { id: this.id } : this.shop ? { shop: this.shop } : {}),
      name: clean(form.name),
      unit: clean(form.unit),
      kind: form.kind,
      picture,
      price: Number(form.price),
      limit,
      on: form.on,
      restockDay: form.restockDay || null,
      key: this.key,
    })
    this.setData({ busy: false })
    if (result.ok) {
      backWithToast(result.data.message)
      return
    }
    if (!result.retry) this.key = newKey()
    this.setData({ trouble: result.message })
  },
  /** The uploaded photo's id, a drawing's name, or null with the trouble shown. */
  async pictureId(): Promise<string | null> {
    if (!this.file) return this.data.picture
    const sent = await putAll([this.file])
    if (!sent.ok) {
      this.setData({ trouble: sent.message })
      return null
    }
    return sent.attachments[0]?.id ?? null
  },
})
