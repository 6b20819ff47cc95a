import { watchRedDot } from '../../../utils/red-dot'

const TABS = [
  { name: 'home', word: '首页', icon: 'home', url: '/pages/home/home' },
  { name: 'board', word: '晒单', icon: 'catalog', url: '/pages/board/board' },
  { name: 'me', word: '我的', icon: 'user', url: '/pages/me/me' },
]

/**
 * The native tab bar cannot grow, so in elder mode the three tab pages show this one instead:
 * `<elder-tab-bar wx:if="{{elder}}" current="home" />`, last in the root view.
 */
export default Component({
  properties: { current: { type: String, value: 'home' } },
  data: { tabs: TABS, lit: false },
  lifetimes: {
    attached() {
      wx.hideTabBar({ fail: () => undefined })
      const bar = this as unknown as { stopDot?: () => void }
      bar.stopDot = watchRedDot(lit => this.setData({ lit }))
    },
    detached() {
      const { stopDot } = this as unknown as { stopDot?: () => void }
      stopDot?.()
      wx.showTabBar({ fail: () => undefined })
    },
  },
  pageLifetimes: {
    show() {
      wx.hideTabBar({ fail: () => undefined })
    },
  },
  methods: {
    go(event: WechatMiniprogram.TouchEvent) {
      const tab = TABS[Number(event.currentTarget.dataset.at)]
      if (tab && tab.name !== this.data.current) void wx.switchTab({ url: tab.url })
    },
  },
})
