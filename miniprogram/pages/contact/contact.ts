import type { Contact } from '../../../cloudfunctions/_contract/views'
import { recall } from '../../api/cache'
import type { ContactView } from '../../components/models'
import { elderBehavior } from '../../utils/elder'
import { load, QUIET, WAITING } from '../../utils/load'
import { ring } from '../../utils/phone-call'

const viewOf = ({ id, name, post, phone, gridName }: Contact): ContactView =>
  ({ id, surname: name.slice(0, 1), name, post: post.indexOf(gridName) >= 0 ? post : `${post} · ${gridName}`, canCall: phone !== null })

export default Page({
  behaviors: [elderBehavior],
  data: { elder: false, notice: WAITING, shown: false, newcomer: false, contacts: [] as ContactView[] },
  phones: {} as Record<string, string | null>,

  onShow() { void this.open() },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  join() { void wx.navigateTo({ url: '/resident/join/join' }) },
  async open() {
    const home = recall('me.home', {})
    this.setData({ newcomer: home !== null && home.data.me === null })
    if (this.data.newcomer) { this.setData({ notice: QUIET }); return false }
    return load(this, 'me.contact', {}, contacts => {
      for (const contact of contacts) this.phones[contact.id] = contact.phone
      this.setData({ shown: true, contacts: contacts.map(viewOf) })
    })
  },
  call(event: WechatMiniprogram.CustomEvent<{ id: string }>) { ring(this.phones[event.detail.id]) },
})
