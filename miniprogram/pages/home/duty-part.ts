/** What the first page does with somebody's posts: shows the chosen one, switches to another, says that one has ended. */
import type { Home } from '../../../contract/person/home'
import { keepSafe } from '../../api/safe'
import type { DutyView } from '../../views/models'
import { dutyView, endedPost } from './duty'

/** Where the phone keeps which post was looked at last. */
const POST = 'duty-post'
const chosenPost = (): string => String(wx.getStorageSync(POST) || '')

export const dutyData = {
  duty: null as DutyView | null,
  /** What is said of a post that has ended. */
  ended: '',
}
interface Self {
  data: typeof dutyData
  setData(change: Partial<typeof dutyData>): void
  home: Home | null
  scrolls: Record<string, number>
  showDuty(now: number): void
}

export const dutyPart = {
  home: null as Home | null,
  /** How far down each post’s page was, to come back to. */
  scrolls: {} as Record<string, number>,

  /** Only what the cloud says just now tells that a post is over. */
  hear(this: Self, home: Home, fresh: boolean) {
    this.home = home
    const ended = fresh ? endedPost(chosenPost(), home.duty?.posts ?? []) : ''
    this.showDuty(fresh ? home.now : Date.now())
    if (!ended) return
    keepSafe(POST, this.data.duty?.chosen ?? '')
    this.setData({ ended })
  },
  showDuty(this: Self, now: number) {
    const { me, duty } = this.home ?? {}
    this.setData({ duty: me && duty ? dutyView(duty, me, chosenPost(), now) : null })
  },
  /** Another post: its page stands where it was left. */
  toPost(this: Self, event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const from = this.data.duty?.chosen ?? ''
    const to = event.detail.value
    if (from === to) return
    wx.createSelectorQuery()
      .selectViewport()
      .scrollOffset()
      .exec(([view]: [{ scrollTop: number }]) => {
        this.scrolls[from] = view.scrollTop
        keepSafe(POST, to)
        this.showDuty(Date.now())
        void wx.pageScrollTo({ scrollTop: this.scrolls[to] ?? 0, duration: 0 })
      })
  },
  toWork(event: WechatMiniprogram.CustomEvent<{ page: string }>) {
    void wx.navigateTo({ url: event.detail.page })
  },
  leaveEnded(this: Self) {
    this.setData({ ended: '' })
  },
}
