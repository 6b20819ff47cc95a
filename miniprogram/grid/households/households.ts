import type { VisitList, ShownHouseholds } from '../../../contract/person/care'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { elderBehavior } from '../../utils/elder'
import { nameIt } from '../../utils/go'
import { loadFleeting, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'
import type { ChoiceView } from '../../views/models'
import { headOf, rowOf, type Head, type Row } from './rows'

const EMPTY: Record<ShownHouseholds, [title: string, words: string]> = {
  unseen: ['这一轮都走到了', '下个月 1 号开始新的一轮。'],
  tagged: ['没有要多去看看的', '本人答应了，才在那一户里记一个人住、要人照看、八十以上。'],
  all: ['您的网格里没有户', '下面分了小格的，各户由小格的网格员走。'],
}

/** My households, those I was not at for longest first: for me alone, without a place or an hour. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    show: 'unseen' as ShownHouseholds,
    chips: [] as ChoiceView[],
    head: null as Head | null,
    rows: [] as Row[],
    next: '',
    loadingMore: false,
    empty: EMPTY.unseen,
  },

  onShow() {
    void this.open()
  },
  onPullDownRefresh() {
    void this.open().then(() => wx.stopPullDownRefresh())
  },
  open() {
    return loadFleeting(this, 'visit.list', { show: this.data.show }, reply => this.fill(reply, []))
  },
  fill(reply: VisitList, before: readonly Row[]) {
    const { counts, items, next, now } = reply
    nameIt(this, `我的 ${counts.all} 户`)
    this.setData({
      shown: true,
      head: headOf(reply),
      chips: [
        { value: 'unseen', label: `还没去 ${counts.unseen}` },
        { value: 'tagged', label: `多去看看 ${counts.tagged}` },
        { value: 'all', label: `全部 ${counts.all}` },
      ],
      rows: [...before, ...items.map(item => rowOf(item, now))],
      next: next ?? '',
      empty: EMPTY[this.data.show],
    })
  },
  choose(event: WechatMiniprogram.CustomEvent<{ value: ShownHouseholds }>) {
    // Until its own rows are there, the other list's end is not said of it.
    this.setData({ show: event.detail.value, rows: [], next: '', notice: WAITING })
    void this.open()
  },
  async more() {
    const { next, show, rows, loadingMore } = this.data
    if (next === '' || loadingMore) return
    this.setData({ loadingMore: true })
    const result = await call('visit.list', { show, cursor: next })
    this.setData({ loadingMore: false })
    if (!result.ok) return toast(this, result.message)
    // Another list was turned to meanwhile: this answer belongs nowhere.
    if (this.data.next === next) this.fill(result.data, rows)
  },
  openRow(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/grid/household/household?id=${String(event.currentTarget.dataset['id'])}` })
  },
  async forget() {
    const words = '哪户哪天去过，都删掉，找不回来。户里答应记着的还在。'
    if (!(await ask({ title: '删掉走访记录', words, yes: '都删掉', no: '留着' }))) return
    const result = await call('visit.forget', { key: newKey() })
    toast(this, result.ok ? result.data.message : result.message)
    if (result.ok) await this.open()
  },
})
