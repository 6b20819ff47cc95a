import { LIMITS, SHEET_TOO_BIG } from '../../core/limits'
import type { Api } from '../../../contract'
import { call, notReached } from '../../api/client'
import { newKey } from '../../api/key'
import { Gone, upload } from '../../api/transport'
import { Unreached } from '../../api/unreached'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'
import { isWorking, KINDS, modelOf, type Card, type Model } from './model'

type Kind = Card['kind']
const LOOK_AGAIN_MS = 1500
/** '': they stay. */
const HOWS = [
  { how: '', words: '留着' },
  { how: 'moved', words: '搬走了' },
  { how: 'died', words: '过世' },
]
const goneHow = (how?: string): 'moved' | 'died' | null => (how === 'moved' || how === 'died' ? how : null)
const MOST_BYTES = LIMITS.sheetMegabytes * 1024 * 1024

/** A county's spreadsheet: chosen from a chat, compared, mended, written, taken back. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    where: '',
    kinds: KINDS,
    kind: 'people' as Kind,
    model: null as Model | null,
    sending: false,
    /** A file is on its way up. */
    uploading: false,
    /** It works, but how far it is could not be asked. */
    isLost: false,
    /** Being written: the button waits. */
    pressing: false,
    showAll: false,
    columnsOpen: false,
    /** Cells written again, by name. */
    written: 0,
    hows: HOWS,
    /** Of whom the file does not name, what was chosen and not sent yet, by their place in the list. */
    picked: {} as Record<number, string>,
    pickedCount: 0,
    allMissing: false,
    /** Only the rows of this kind; '': everything. */
    tab: '',
  },
  card: null as Card | null,
  headings: {} as Api['roster.home']['reply']['headings'],
  typed: {} as Record<string, string>,
  timer: 0,

  onLoad() {
    void this.open()
  },
  onUnload() {
    clearTimeout(this.timer)
  },
  open() {
    return load(this, 'roster.home', {}, ({ where, last, headings }) => {
      this.headings = headings
      this.setData({ shown: true, where })
      if (last) this.show(last)
    })
  },
  show(card: Card) {
    this.card = card
    this.setData({
      kind: card.kind,
      model: modelOf(card, this.data),
      isLost: false,
    })
    clearTimeout(this.timer)
    if (isWorking(card)) this.timer = setTimeout(() => void this.look(card.id), LOOK_AGAIN_MS)
  },
  /** Looking wakes what stopped, too. */
  async look(id: string) {
    const result = await call('roster.show', { id })
    if (result.ok) return this.show(result.data)
    if (!result.retry || this.card?.id !== id) return toast(this, result.message)
    // Said once, in its place: it is asked again and again.
    this.setData({ isLost: true })
    this.timer = setTimeout(() => void this.look(id), LOOK_AGAIN_MS * 4)
  },

  chooseKind(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ kind: event.detail.value as Kind })
  },
  copyHeadings() {
    const data = (this.headings[this.data.kind] ?? []).join('\t')
    wx.setClipboardData({ data, success: () => toast(this, '表头复制了，贴到空白表格的第一行，一格一个。') })
  },
  toListings() {
    wx.navigateTo({ url: '/county/listings/listings' })
  },
  async chooseFile() {
    if (this.data.sending) return
    const chosen = await wx
      .chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'xls', 'csv'] })
      .catch(() => null)
    const file = chosen?.tempFiles[0]
    if (!file) return
    if (file.size > MOST_BYTES) return toast(this, SHEET_TOO_BIG)
    this.setData({ sending: true, uploading: true })
    await this.send(file.name, file.path, file.size)
    this.setData({ sending: false, uploading: false })
  },
  async send(name: string, path: string, bytes: number) {
    const fileName = [...name].slice(-80).join('')
    const begun = await call('roster.begin', { kind: this.data.kind, fileName, bytes, key: newKey() })
    if (!begun.ok) return toast(this, begun.message)
    try {
      await upload(begun.data.cloudPath, path)
    } catch (problem) {
      if (problem instanceof Gone) return toast(this, '手机里找不到这个文件了，请再选一次。')
      if (problem instanceof Unreached) return toast(this, notReached(problem).message)
      throw problem
    }
    this.typed = {}
    this.setData({
      written: 0,
      picked: {},
      pickedCount: 0,
      showAll: false,
      allMissing: false,
      tab: '',
      columnsOpen: false,
    })
    await this.look(begun.data.id)
  },

  typeCell(event: WechatMiniprogram.Input) {
    this.typed[String(event.currentTarget.dataset['cell'])] = event.detail.value
    this.setData({ written: Object.keys(this.typed).length })
  },
  chooseGone(event: WechatMiniprogram.TouchEvent) {
    const { n, how } = event.currentTarget.dataset as { n: number; how: string }
    const picked = { ...this.data.picked, [n]: how }
    // Chosen as it was before: nothing to send.
    if ((this.card?.missing[n]?.how ?? '') === how) delete picked[n]
    this.setData({ picked, pickedCount: Object.keys(picked).length })
  },
  seeAllMissing() {
    this.setData({ allMissing: true })
    if (this.card) this.show(this.card)
  },
  async mend() {
    const cells = Object.keys(this.typed).map(cell => ({ cell, text: this.typed[cell] ?? '' }))
    const { picked } = this.data
    const gone = Object.keys(picked).map(n => ({ n: Number(n), how: goneHow(picked[Number(n)]) }))
    await this.rewrite({ cells, columns: [], gone })
  },
  async chooseColumn(event: WechatMiniprogram.PickerChange) {
    const at = Number(event.currentTarget.dataset['at'])
    const choice = this.card?.choices[Number(event.detail.value) - 1]
    await this.rewrite({ cells: [], columns: [{ at, as: choice?.field ?? null }], gone: [] })
  },
  async rewrite(what: Pick<Api['roster.mend']['ask'], 'cells' | 'columns' | 'gone'>) {
    const { card } = this
    if (!card || this.data.sending) return
    this.setData({ sending: true })
    const result = await call('roster.mend', { id: card.id, ...what, key: newKey() })
    this.setData({ sending: false })
    if (!result.ok) return toast(this, result.message)
    this.typed = {}
    this.setData({ written: 0, picked: {}, pickedCount: 0, tab: '' })
    this.show(result.data)
    await this.look(card.id)
  },
  /** The same once more: everything again. */
  chooseTab(event: WechatMiniprogram.TouchEvent) {
    const state = String(event.currentTarget.dataset['state'])
    if (state === '') return
    this.setData({ tab: state === this.data.tab ? '' : state, showAll: false })
    if (this.card) this.show(this.card)
  },
  openColumns() {
    this.setData({ columnsOpen: true })
  },
  seeAll() {
    this.setData({ showAll: true })
    if (this.card) this.setData({ model: modelOf(this.card, this.data) })
  },
  async apply() {
    if (!this.card) return
    const { elsewhere, where } = this.card
    const yes =
      elsewhere === '' ||
      (await ask({
        title: `真是${where}的？`,
        words: `${elsewhere}选错了表，就换一个文件。`,
        yes: `是${where}的，存`,
      }))
    if (yes) await this.press('apply')
  },
  async undo() {
    if (!this.card) return
    const { fileName, where } = this.card
    const yes = await ask({
      title: '把这一次收的撤回来？',
      words: `「${fileName}」，${where}的。名册变回收以前的样子。收了以后又有人改过的，不动。`,
      yes: '撤回来',
    })
    if (yes) await this.press('undo')
  },
  async press(what: 'apply' | 'undo') {
    const { card } = this
    if (!card || this.data.sending) return
    this.setData({ sending: true, pressing: true })
    const result = await call('roster.carryOut', {
      id: card.id,
      what,
      isSure: card.elsewhere !== '',
      key: newKey(),
    })
    this.setData({ sending: false, pressing: false })
    if (!result.ok) return toast(this, result.message)
    this.show(result.data)
    await this.look(card.id)
  },
})
