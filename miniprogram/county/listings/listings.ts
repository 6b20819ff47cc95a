import type { Api } from '../../../contract'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { LISTINGS, LISTING_WORDS, type Listing } from '../../core/listings'
import { elderBehavior } from '../../utils/elder'
import { toast } from '../../utils/toast'

type Info = Api['listing.show']['reply']
const LOOK_AGAIN_MS = 1500
const IS_FORM = /Form$/

const rows = LISTINGS.map(what => ({ what, words: LISTING_WORDS[what] }))

/** Lists of what lies below an office, and empty forms, to open or to send on. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    lists: rows.filter(({ what }) => !IS_FORM.test(what)),
    forms: rows.filter(({ what }) => IS_FORM.test(what)),
    /** Which one is being made. */
    busy: '',
    fileName: '',
    words: '',
  },
  path: '',
  timer: 0,

  onUnload() {
    clearTimeout(this.timer)
  },
  async make(event: WechatMiniprogram.TouchEvent) {
    const what = String(event.currentTarget.dataset['what']) as Listing
    if (this.data.busy) return
    this.setData({ busy: what, fileName: '', words: '' })
    const made = await call('listing.make', { what, key: newKey() })
    if (made.ok) return this.look(made.data.id)
    this.setData({ busy: '' })
    toast(this, made.message)
  },
  /** Looking wakes what stopped, too. */
  async look(id: string) {
    const found = await call('listing.show', { id })
    if (!found.ok) return this.gaveUp(found.message)
    if (found.data.state === 'made') return this.fetched(found.data)
    if (found.data.state === 'failed') return this.gaveUp('这张表没做成，请再要一次。')
    this.timer = setTimeout(() => void this.look(id), LOOK_AGAIN_MS)
  },
  async fetched({ id, fileName, parts, rows: lines, what }: Info) {
    const path = `${wx.env.USER_DATA_PATH}/${fileName}`
    for (let n = 0; n < parts; n++) {
      const part = await call('listing.part', { id, n })
      if (!part.ok) return this.gaveUp(part.message)
      const kept = await written(path, part.data.bytes, n === 0)
      if (!kept) return this.gaveUp('手机存满了，表存不下。清一清再要一次。')
    }
    this.path = path
    const words = IS_FORM.test(what) ? '表头和一行样例都写好了。' : `${lines} 行。`
    this.setData({ busy: '', fileName, words })
  },
  gaveUp(message: string) {
    this.setData({ busy: '' })
    toast(this, message)
  },
  openIt() {
    wx.openDocument({
      filePath: this.path,
      fileType: 'xlsx',
      showMenu: true,
      fail: () => toast(this, '这台手机打不开表格，发到聊天里用电脑看。'),
    })
  },
  sendOn() {
    // Whoever closes the list of chats has changed their mind: nothing to say.
    wx.shareFileMessage({ filePath: this.path, fileName: this.data.fileName, fail: () => undefined })
  },
})

const written = (filePath: string, data: string, isFirst: boolean): Promise<boolean> =>
  new Promise(resolve => {
    const files = wx.getFileSystemManager()
    const done = { success: () => resolve(true), fail: () => resolve(false) }
    if (isFirst) files.writeFile({ filePath, data, encoding: 'base64', ...done })
    else files.appendFile({ filePath, data, encoding: 'base64', ...done })
  })
