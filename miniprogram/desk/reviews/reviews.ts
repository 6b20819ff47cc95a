import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { clockText, dateText } from '../../core/clock/shanghai'
import { askedIn, pagedList } from '../../forms/paged-list'
import { toast } from '../../utils/toast'
import type { Review } from '../../../contract/ticket/desk'

interface Row {
  id: string
  at: string
  head: string
  text: string
  url: string
  voice: { src: string; seconds: number } | null
  reason: string
  /** Nothing to see yet: it is asked for one by one. */
  closed: boolean
  busy: boolean
  no: boolean
  words: string
}
const WHAT = { text: '一段话', photo: '一张照片', voice: '一段录音', name: '一个姓名' } as const

const rowOf = (one: Review): Row => ({
  id: one.id,
  at: `${dateText(one.at)} ${clockText(one.at)}`,
  head: `${one.no} 里的${WHAT[one.what]}`,
  text: one.text ?? '',
  url: one.what === 'photo' ? (one.url ?? '') : '',
  voice: one.what === 'voice' && one.url ? { src: one.url, seconds: 1 } : null,
  reason: one.reason,
  closed: one.closed,
  busy: false,
  no: false,
  words: '',
})

const page = pagedList({
  route: 'desk.reviews',
  list: '',
  ask: (_, { as }) => (as ? { as } : {}),
  row: rowOf,
})

/** What the machine could not judge: a person looks, says yes or no, and says why when it is no. */
export default Page({
  ...page,
  data: { ...page.data, atMost: LIMITS },

  /** Asked once: what is being written in a row stays when one comes back to it. */
  onLoad(query: Record<string, string | undefined>) {
    this.setData({ asked: askedIn(query) })
    void this.open()
  },
  onShow() {},

  /** For the county: the look is written down for whose words they are. */
  async look(event: WechatMiniprogram.TouchEvent) {
    const at = Number(event.currentTarget.dataset['at'])
    const row = this.data.rows[at]
    if (!row || row.busy) return
    this.setData({ [`rows[${at}].busy`]: true })
    const result = await call('desk.reviews', { look: row.id })
    const [one] = result.ok ? result.data.items : []
    this.setData({
      rows: this.data.rows.map(old => (old.id !== row.id ? old : one ? rowOf(one) : { ...old, busy: false })),
    })
    if (!result.ok) toast(this, result.message)
  },

  refuse(event: WechatMiniprogram.TouchEvent) {
    this.setData({ [`rows[${Number(event.currentTarget.dataset['at'])}].no`]: true })
  },
  type(event: WechatMiniprogram.Input) {
    this.setData({ [`rows[${Number(event.currentTarget.dataset['at'])}].words`]: event.detail.value })
  },

  async decide(event: WechatMiniprogram.TouchEvent) {
    const at = Number(event.currentTarget.dataset['at'])
    const pass = event.currentTarget.dataset['pass'] === 'yes'
    const row = this.data.rows[at]
    if (!row || row.busy) return
    if (!pass && isBlank(row.words)) {
      toast(this, '写一句为什么不放行。')
      return
    }
    this.setData({ [`rows[${at}].busy`]: true })
    const result = await call('desk.review', {
      id: row.id,
      pass,
      ...(pass ? {} : { reason: clean(row.words) }),
      key: newKey(),
    })
    if (!result.ok) {
      this.setData({ [`rows[${at}].busy`]: false })
      toast(this, result.message)
      return
    }
    this.setData({ rows: this.data.rows.filter(one => one.id !== row.id) })
    // The last one on the screen was decided: what is behind it comes up by itself.
    if (this.data.rows.length === 0) void this.more()
    toast(this, pass ? '放行了，该看的人看得到了。' : '没放行，已告诉写的人。')
  },
})
