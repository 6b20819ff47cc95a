import { recall } from '../../api/cache'
import { letterRowOf } from '../../core/feedback/card'
import { askedIn, pagedList } from '../../forms/paged-list'
import type { ChoiceView } from '../../views/models'

type List = 'open' | 'answered'
const LISTS: ChoiceView[] = [
  { value: 'open', label: '等答复的' },
  { value: 'answered', label: '答复过的' },
]

const HINTS = {
  town: '村里看不到；对答复不满意的，写的人可以请县里再看一次。',
  county: '对镇里的答复不满意的、镇里到期没答复的、说镇里的人的，都在这里。您的答复就是最后的答复。',
}
const page = pagedList({
  route: 'feedback.list',
  list: 'open' as List,
  ask: (list, { as }) => ({ list, ...(as ? { as } : {}) }),
  row: letterRowOf,
})

/** Complaints and suggestions of the town; for the county those that were asked about once more. */
export default Page({
  ...page,
  data: { ...page.data, lists: LISTS, hint: HINTS.town },

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ asked: askedIn(query) })
    const me = recall('me.home', {})?.data.me
    const isCounty = query['as'] === 'admin' || (me && !me.duties.some(duty => duty.role === 'inspector'))
    if (isCounty) this.setData({ hint: HINTS.county })
  },
  openRow(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/resident/letter/letter?id=${String(event.currentTarget.dataset['id'])}` })
  },
})
