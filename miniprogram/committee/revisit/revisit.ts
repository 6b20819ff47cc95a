import { verbPage } from '../../forms/verb-page'
import { storyOf, type Story } from '../story'

const start = {
  story: null as Story | null,
  /** Somebody can be rung: their number is read on the order's page, with a purpose. */
  mayRing: false,
}
const page = verbPage('revisit', {
  news: null,
  start,
  shown: detail => ({ story: storyOf(detail), mayRing: typeof detail.ticket.requester?.phone === 'string' }),
  aside: '这一单请别的人去回访。记下就不能再回访、再评了。',
})

/** 回访, by the town, the committee or a grid member who did not handle it. */
export default Page({
  ...page,
  toOrder() {
    void wx.navigateTo({ url: `/ticket/open/open?id=${this.data.id}` })
  },
})
