import type { Api } from '../../../contract'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'
import { ASKED, CHOICES, isWorking, NOTES, viewOf, type Choice, type Print, type PrintView } from './model'

const LOOK_AGAIN_MS = 1500

/** A village's board, its households' cards, and orders on paper as files: asked for, made while one waits or not, opened. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    where: '',
    choices: CHOICES,
    choice: 'cards' as Choice,
    note: NOTES.cards,
    prints: [] as PrintView[],
    busy: false,
    /** The file that is on its way down. */
    opening: '',
  },
  node: '',
  key: '',
  now: 0,
  all: [] as Print[],
  timer: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.node = query['node'] ?? ''
    this.key = newKey()
    void this.open()
  },
  onUnload() {
    clearTimeout(this.timer)
  },
  open() {
    const asked: Api['print.home']['ask'] = this.node ? { node: this.node } : {}
    return load(this, 'print.home', asked, ({ node, where, now, prints }) => {
      this.node = node
      this.now = now
      this.setData({ shown: true, where })
      this.show(prints)
    })
  },
  show(all: Print[]) {
    this.all = all
    this.setData({ prints: all.map(one => viewOf(one, this.now)) })
    clearTimeout(this.timer)
    const next = all.filter(isWorking)[0]
    if (next) this.timer = setTimeout(() => void this.look(next.id), LOOK_AGAIN_MS)
  },
  /** Looking wakes what stopped, too. */
  async look(id: string) {
    const result = await call('print.show', { id })
    if (result.ok) return this.show(this.all.map(one => (one.id === id ? result.data : one)))
    if (!result.retry) return toast(this, result.message)
    this.timer = setTimeout(() => void this.look(id), LOOK_AGAIN_MS * 4)
  },
  choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const choice = event.detail.value as Choice
    this.key = newKey()
    this.setData({ choice, note: NOTES[choice] })
  },
  async begin() {
    const { choice, busy } = this.data
    if (busy) return
    this.setData({ busy: true })
    const result = await call('print.begin', { ...ASKED[choice], node: this.node, key: this.key })
    this.setData({ busy: false })
    if (!result.ok) return toast(this, result.message)
    this.key = newKey()
    void this.open()
  },
  async openFile(event: WechatMiniprogram.TouchEvent) {
    const { id, n } = event.currentTarget.dataset as { id: string; n: number }
    if (this.data.opening) return
    this.setData({ opening: `${id}-${n}` })
    const result = await call('print.file', { id, n: Number(n) })
    if (result.ok) await this.fetch(result.data.address)
    else toast(this, result.message)
    this.setData({ opening: '' })
  },
  /** Opened where it can be printed or sent on. */
  async fetch(url: string) {
    try {
      const { tempFilePath } = await new Promise<WechatMiniprogram.DownloadFileSuccessCallbackResult>(
        (success, fail) => wx.downloadFile({ url, success, fail }),
      )
      await wx.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
    } catch {
      toast(this, '没打开，信号好的地方再点一次。')
    }
  },
})
