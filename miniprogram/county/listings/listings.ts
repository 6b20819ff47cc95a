import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { LISTINGS, LISTING_LABELS, type OpenListing } from '../../core/listings'
import { elderBehavior } from '../../utils/elder'
import { toast } from '../../utils/toast'
import { fetchListing, openFile, sendFileOn } from '../../utils/fetching'

const IS_FORM = /Form$/

const rows = LISTINGS.map(what => ({ what, words: LISTING_LABELS[what] }))

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
  isLeft: false,

  onUnload() {
    this.isLeft = true
  },
  async make(event: WechatMiniprogram.TouchEvent) {
    const what = String(event.currentTarget.dataset['what']) as OpenListing
    if (this.data.busy) return
    this.setData({ busy: what, fileName: '', words: '' })
    const made = await call('listing.make', { what, key: newKey() })
    if (!made.ok) return this.gaveUp(made.message)
    const got = await fetchListing(made.data.id, () => this.isLeft)
    if (got === 'left') return
    if ('trouble' in got) return this.gaveUp(got.trouble)
    this.path = got.path
    const words = IS_FORM.test(what) ? '表头和一行样例都写好了。' : `${got.info.rows} 行。`
    this.setData({ busy: '', fileName: got.info.fileName, words })
  },
  gaveUp(message: string) {
    this.setData({ busy: '' })
    toast(this, message)
  },
  openIt() {
    openFile(this, this.path)
  },
  sendOn() {
    sendFileOn(this.path, this.data.fileName)
  },
  toExports() {
    void wx.navigateTo({ url: '/county/exports/exports' })
  },
})
