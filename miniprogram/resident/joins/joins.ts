import type { JoinRequestInfo } from '../../../contract/person/joining'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { clockText, dateText } from '../../core/clock/shanghai'
import type { Asked } from '../../core/people/joining'
import { askedIn, pagedList } from '../../forms/paged-list'
import { ask, toast } from '../../utils/toast'

interface Row {
  id: string
  isPost: boolean
  title: string
  words: string
  faceToFace: boolean
  check: string
  busy: boolean
  trouble: string
}

const WANTS: Record<Asked, string> = {
  newcomer: '想登记到这一户',
  listed: '是名册上的人，想用自己的手机登记',
  account: '换了微信，要当面核对',
  move: '想搬到这一户来',
  post: '的岗位要当面核对',
}

const rowOf = ({
  id,
  asked,
  name,
  door,
  at,
  until,
  faceToFace,
  alike,
  post,
  group,
}: JoinRequestInfo): Row => ({
  id,
  isPost: asked === 'post',
  title: `${name} ${WANTS[asked]}`,
  words: [
    door,
    post,
    group === null ? '' : `从${group}的群里来的`,
    `${dateText(at)} ${clockText(at)} 问的，${dateText(until)}前有效`,
    alike === null
      ? ''
      : `这一户已经有一位 ${alike} 同名。是同一个人的话请不同意，请对方再登记一次，按“是我”`,
  ]
    .filter(part => part !== '')
    .join('。'),
  faceToFace,
  check: '',
  busy: false,
  trouble: '',
})

const page = pagedList({
  route: 'join.waiting',
  list: '',
  ask: (_, { as }) => (as ? { as } : {}),
  row: rowOf,
  also: rows => ({
    hint: rows.every(({ isPost }) => isPost)
      ? '见到本人、对上核对号，才同意。'
      : '同意了，就能看这一户的积分。不认识的，不要同意。',
  }),
})

/** Who waits for my yes: at my household, at the doors of my grid, for posts below mine. */
export default Page({
  ...page,
  data: { ...page.data, hint: '' },

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ asked: askedIn(query) })
  },

  typeCheck(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const at = Number((event as unknown as WechatMiniprogram.TouchEvent).currentTarget.dataset['at'])
    this.setData({
      [`rows[${at}].check`]: event.detail.value.replace(/\D/g, '').slice(0, 4),
      [`rows[${at}].trouble`]: '',
    })
  },
  yes(event: WechatMiniprogram.TouchEvent) {
    void this.answer(Number(event.currentTarget.dataset['at']), true)
  },
  no(event: WechatMiniprogram.TouchEvent) {
    void this.answer(Number(event.currentTarget.dataset['at']), false)
  },
  async answer(at: number, yes: boolean) {
    const row = this.data.rows[at]
    if (!row || row.busy) return
    if (yes && row.faceToFace && row.check.length !== 4) {
      this.setData({ [`rows[${at}].trouble`]: '请填对方手机上的四位核对号。人不在跟前的，不要同意。' })
      return
    }
    if (
      !yes &&
      !(await ask({ title: '不同意', words: '对方会看到没有同意，可以当面说一声再试。', yes: '不同意' }))
    )
      return
    this.setData({ [`rows[${at}].busy`]: true })
    const result = await call('join.answer', {
      id: row.id,
      yes,
      ...(yes && row.faceToFace ? { check: row.check } : {}),
      key: newKey(),
    })
    if (!result.ok) {
      this.setData({ [`rows[${at}].busy`]: false, [`rows[${at}].trouble`]: result.message })
      return
    }
    this.setData({ rows: this.data.rows.filter(one => one.id !== row.id) })
    toast(this, result.data.message)
  },
})
