import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { COPY_FOR } from '../../core/own/deleting'
import { elderBehavior } from '../../utils/elder'
import { dropFile, fetchCopy, openFile, sendFileOn } from '../../utils/fetching'
import { toast } from '../../utils/toast'
import { GOES_WITH_PAGE } from '../../views/sentences'

/** What is kept about me: a file of all of it to take along, and the way out. */
export default Page({
  behaviors: [elderBehavior],
  data: { elder: false, long: COPY_FOR, busy: false, fileName: '', words: '' },
  path: '',
  isLeft: false,

  onUnload() {
    this.isLeft = true
    if (this.path !== '') dropFile(this.path)
  },
  async make() {
    if (this.data.busy) return
    this.setData({ busy: true, fileName: '', words: '' })
    const made = await call('me.copy', { key: newKey() })
    if (!made.ok) return this.gaveUp(made.message)
    const got = await fetchCopy(made.data.id, () => this.isLeft)
    if (got === 'left') return
    if ('trouble' in got) return this.gaveUp(got.trouble)
    this.path = got.path
    this.setData({
      busy: false,
      fileName: got.info.fileName,
      words: `${got.info.rows} 行。${GOES_WITH_PAGE}`,
    })
  },
  gaveUp(message: string) {
    this.setData({ busy: false })
    toast(this, message)
  },
  openIt() {
    openFile(this, this.path)
  },
  sendOn() {
    sendFileOn(this.path, this.data.fileName)
  },
  leave() {
    void wx.navigateTo({ url: '/resident/leave/leave' })
  },
})
