import type { GoodInfo } from '../../../contract/points/shop'
import { call, isUnreached, type Failure } from '../../api/client'
import { PRESSES } from '../../core/redemption/phone/ways'
import { formPage } from '../../forms/form-page'
import { inputOf } from '../../forms/verb-form'
import { openSaying } from '../../utils/go'
import { load, QUIET, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'
import { pictureOf } from '../picture'
import { dropPending, keepPending, type Pending } from '../shop/pending'

interface Pick {
  id: string
  name: string
  picture: string
  price: number
  left: string
  off: boolean
}
const { form } = PRESSES.redeem
const NOT_YOURS = {
  ...QUIET,
  kind: 'refused' as const,
  title: '这一页看不了',
  words: '替别人换东西，要在岗的网格员来。',
}
const NO_ANSWER = '答复没收到。有了信号再按一次，只会换一次。'

const pickOf = ({ id, name, picture, url, price, stock, unit }: GoodInfo): Pick => ({
  id,
  name,
  picture: pictureOf(picture, url),
  price,
  left: stock > 0 ? `剩 ${stock} ${unit}` : '换完了',
  off: stock === 0,
})

/** Kept until the cloud has answered, so that asking again finds it instead of redeeming twice. */
async function redeem(pending: Pending, humanCheck: true | undefined) {
  const { goodName: _, ...asked } = pending
  keepPending(pending)
  const result = await call('shop.redeem', { ...asked, ...(humanCheck ? { humanCheck } : {}) })
  if (!result.ok && (isUnreached(result) || result.retry))
    return { ...result, message: NO_ANSWER } satisfies Failure
  dropPending()
  return result
}

const base = formPage({
  form,
  draft: () => 'shop-help',
  news: null,
  start: { goods: [] as Pick[] },
  lacks: (filled, { goods }) =>
    goods.some(({ id, off }) => id === filled['goodId'] && !off) ? '' : '还差“换哪一样”没选',
  send({ goods }, { filled, key, humanCheck }) {
    const good = goods.find(one => one.id === filled['goodId'])
    const seenPrice = good?.price ?? 0
    const pending = {
      ...inputOf(form, filled, 0),
      goodId: good?.id ?? '',
      goodName: good?.name ?? '',
      seenPrice,
      key,
    }
    return redeem(pending, humanCheck)
  },
  done: ({ redemption }) =>
    openSaying(
      `/shop/code/code?id=${redemption.id}`,
      '换好了。请本人或家里人到店报门牌来拿；来不了的，请监委会的人去发。',
    ),
})

/** A grid member redeems for a household without a phone. She gets no code: the household fetches it in person. */
export default Page({
  ...base,
  data: { ...base.data, notice: WAITING, shown: false },

  onShow() {
    void this.open()
  },
  open() {
    return load(this, 'shop.goods', {}, ({ goods, mayHelp }) => {
      if (mayHelp) {
        this.setData({ shown: true, own: { goods: goods.map(pickOf) } })
        this.judge()
      } else this.setData({ shown: false, notice: NOT_YOURS })
    })
  },
  pick(event: WechatMiniprogram.TouchEvent) {
    const good = this.data.own.goods.find(one => one.id === String(event.currentTarget.dataset['id']))
    if (good?.off) toast(this, `${good.name}换完了，先挑别的。`)
    else if (good) this.fill({ goodId: good.id })
  },
})
