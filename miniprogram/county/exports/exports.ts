import type { Api } from '../../../contract'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { EXPORT_FILE_MINUTES, type ExportPurpose } from '../../core/county/exporting'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'
import { dropFile, fetchListing, openFile } from '../../utils/fetching'
import { GOES_WITH_PAGE } from '../../views/sentences'
import { PURPOSES, viewOf, type ExportView } from './model'

type Home = Api['export.home']['reply']

/** A village's people with their numbers: asked for, let out by another, fetched once. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    village: '',
    purposes: PURPOSES,
    purpose: '',
    mine: [] as ExportView[],
    waiting: [] as ExportView[],
    more: false,
    busy: '',
    fileName: '',
    words: '',
  },
  node: '',
  /** Of each press whose answer has not come: pressed again it is the same press. */
  keys: {} as Record<string, string>,
  path: '',
  isLeft: false,

  onLoad(query: Record<string, string | undefined>) {
    this.node = query['node'] ?? ''
  },
  onShow() {
    void this.open()
  },
  /** Names and numbers do not stay on the phone: anybody who needs them saves the file from where it was opened. */
  onUnload() {
    this.isLeft = true
    if (this.path !== '') dropFile(this.path)
  },
  open() {
    return load(this, 'export.home', this.node ? { node: this.node } : {}, home => this.show(home))
  },
  show({ village, mine, waiting, more }: Home) {
    if (village) this.node = village.id
    this.setData({
      shown: true,
      village: village?.name ?? '',
      mine: mine.map(viewOf),
      waiting: waiting.map(viewOf),
      more,
    })
  },
  choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ purpose: event.detail.value })
  },
  keyOf(press: string): string {
    const key = this.keys[press] ?? newKey()
    this.keys[press] = key
    return key
  },
  async askFor() {
    const { purpose, busy } = this.data
    if (busy) return
    if (purpose === '') return toast(this, '先选做什么用。')
    this.setData({ busy: 'ask' })
    const key = this.keyOf(`ask ${purpose}`)
    const result = await call('export.ask', { node: this.node, purpose: purpose as ExportPurpose, key })
    this.done(`ask ${purpose}`, result)
  },
  yes(event: WechatMiniprogram.TouchEvent) {
    void this.answer(String(event.currentTarget.dataset['id']), true)
  },
  async no(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset['id'])
    if (await ask({ title: '不同意这份名单', words: '提的人会知道。', yes: '不同意' }))
      void this.answer(id, false)
  },
  async answer(id: string, yes: boolean) {
    if (this.data.busy) return
    this.setData({ busy: id })
    const press = `${id} ${yes}`
    const result = await call('export.answer', { id, yes, key: this.keyOf(press) })
    this.done(press, result)
  },
  async fetchIt(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset['id'])
    if (this.data.busy) return
    const words = `只能取一次，${EXPORT_FILE_MINUTES} 分钟里取完。名单上的每一位都看得到是您取的、做什么用。`
    if (!(await ask({ title: '取带电话的名单', words, yes: '取' }))) return
    this.setData({ busy: id })
    // The key stays: where the way down breaks off, the same press goes on with the same file.
    const made = await call('export.fetch', { id, key: this.keyOf(`fetch ${id}`) })
    if (!made.ok) return this.done('', made)
    const got = await fetchListing(made.data.id, () => this.isLeft)
    if (got === 'left') return
    this.setData({ busy: '' })
    if ('trouble' in got) return toast(this, got.trouble)
    this.path = got.path
    this.setData({
      fileName: got.info.fileName,
      words: `${got.info.rows} 位。${GOES_WITH_PAGE}`,
    })
    delete this.keys[`fetch ${id}`]
    void this.open()
  },
  done(
    press: string,
    result: { ok: true; data: { message: string } } | { ok: false; message: string; retry: boolean },
  ) {
    if (result.ok || !result.retry) delete this.keys[press]
    this.setData({ busy: '', ...(result.ok ? { purpose: '' } : {}) })
    toast(this, result.ok ? result.data.message : result.message)
    void this.open()
  },
  openIt() {
    // It is fetched once: another phone needs another yes.
    openFile(this, this.path, '这台手机打不开表格：再提一次，同意了换一台手机取。')
  },
})
