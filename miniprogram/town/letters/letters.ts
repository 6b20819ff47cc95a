import { recall } from '../../api/cache'
import { call } from '../../api/client'
import { letterRowOf, type LetterRow } from '../../core/feedback/card'
import type { ChoiceView } from '../../views/models'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'

type List = 'open' | 'answered'
const LISTS: ChoiceView[] = [
  { value: 'open', label: '等答复的' },
  { value: 'answered', label: '答复过的' },
]

const HINTS = {
  town: '村里看不到；对答复不满意的，写的人可以请县里再看一次。',
  county: '对镇里的答复不满意，请县里再看的。您的答复就是最后的答复。',
}

/** Complaints and suggestions of the town; for the county those that were asked about once more. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    lists: LISTS,
    list: 'open' as List,
    hint: HINTS.town,
    rows: [] as LetterRow[],
    next: '',
    loadingMore: false,
  },

  onShow() {
    const me = recall('me.home', {})?.data.me
    if (me && !me.duties.some(duty => duty.role === 'inspector')) this.setData({ hint: HINTS.county })
    void this.open()
  },
  onPullDownRefresh() {
    void this.open().then(() => wx.stopPullDownRefresh())
  },
  open() {
    return load(this, 'feedback.list', { list: this.data.list }, reply =>
      this.setData({ shown: true, rows: reply.items.map(letterRowOf), next: reply.next ?? '' }),
    )
  },
  choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ list: event.detail.value as List, shown: false, rows: [], next: '' })
    void this.open()
  },
  async onReachBottom() {
    const { next, loadingMore, list, rows } = this.data
    if (next === '' || loadingMore) return
    this.setData({ loadingMore: true })
    const result = await call('feedback.list', { list, cursor: next })
    this.setData({ loadingMore: false })
    if (!result.ok) return toast(this, result.message)
    if (this.data.next === next)
      this.setData({ rows: [...rows, ...result.data.items.map(letterRowOf)], next: result.data.next ?? '' })
  },
  openRow(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/resident/letter/letter?id=${String(event.currentTarget.dataset['id'])}` })
  },
})
