import { startOfflineQueue } from './api/offline-queue'
import { ENVIRONMENT } from './environment'
import { isElder } from './utils/elder'
import { movedTo } from './utils/moved'

/** What every page may read. The person is asked from the cloud, never kept as proof of anything. */
export interface Globals {
  elder: boolean
}

/** Says one sentence; the details stay in the platform's own log, without words or phone numbers. */
function toastOurMistake(): void {
  void wx.showToast({ title: '刚才没弄成，是我们这边出了错。再按一次就行。', icon: 'none', duration: 3000 })
}

App<{ globalData: Globals }>({
  globalData: { elder: false },

  onLaunch() {
    wx.cloud.init({ env: ENVIRONMENT, traceUser: true })
    this.globalData.elder = isElder()
    startOfflineQueue()
  },

  onError() {
    toastOurMistake()
  },

  onUnhandledRejection() {
    toastOurMistake()
  },

  /** Must redirect before it returns, or WeChat shows its own page of regret. */
  onPageNotFound({ path, query }) {
    const url = movedTo(path, query)
    if (url) void wx.redirectTo({ url })
    else void wx.switchTab({ url: '/pages/home/home' })
  },
})
