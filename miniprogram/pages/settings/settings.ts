import { call } from '../../api/client'
import { forgetAll } from '../../api/cache'
import { elderBehavior, isElder, setElder } from '../../utils/elder'
import { ask, say } from '../../utils/say'

export default Page({
  behaviors: [elderBehavior],
  data: { elder: false },

  /** The phone changes at once; the cloud is told so that another phone of the same person opens large too. */
  switchElder() {
    const elder = !isElder()
    setElder(elder)
    void call('me.settings', { elder })
  },

  openPrivacy() {
    void wx.navigateTo({ url: '/pages/legal/privacy' })
  },

  async forget() {
    if (
      !(await ask({
        title: '清掉这个手机里的页面',
        words: '只清这个手机里存的旧页面，没交上去的单子还在，云上的一样不动。',
        yes: '清掉',
      }))
    )
      return
    forgetAll()
    say(this, '清好了。')
  },
})
