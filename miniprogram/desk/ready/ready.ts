import type { Api } from '../../../contract'
import { recall } from '../../api/cache'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import {
  MOST_READY,
  NOTHING_READY,
  READY_KINDS,
  READY_LABELS,
  type ReadyKind,
  type ReadySentence,
} from '../../core/text/ready'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'
import type { ChoiceView } from '../../views/models'
import { whenHome } from '../../utils/roles'

type Change = Omit<Api['ready.change']['ask'], 'node' | 'key'>

const WHERE: Record<ReadyKind, string> = {
  reply: '网格员记进展的时候',
  decline: '您不受理的时候',
  dispatch: '您改派、改分类写原因的时候',
  resolve: '网格员办结的时候',
}

/** The sentences that a village keeps ready: its desk adds, changes, takes away and orders them. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    villages: [] as ChoiceView[],
    node: '',
    kinds: READY_KINDS.map(kind => ({ value: kind, label: READY_LABELS[kind] })) as ChoiceView[],
    kind: 'reply' as ReadyKind,
    where: WHERE,
    rows: [] as ReadySentence[],
    atMost: LIMITS.ready,
    mayAdd: true,
    /** Which one is being changed; '': a new one. */
    changing: '',
    text: '',
    trouble: '',
    busy: false,
  },
  book: NOTHING_READY,
  /** Of each change whose answer has not come: pressed again it is the same press. */
  keys: {} as Record<string, string>,

  onLoad(query: Record<string, string | undefined>) {
    whenHome(() => this.start(query))
  },
  start(query: Record<string, string | undefined>) {
    const duties = recall('me.home', {})?.data.me?.duties ?? []
    const villages = duties
      .filter(({ role, grid }) => role === 'dispatcher' && grid.level === 2)
      .map(({ grid }) => ({ value: grid.id, label: grid.name }))
    this.setData({ villages, node: query['node'] ?? villages[0]?.value ?? '' })
    void this.open()
  },
  onPullDownRefresh() {
    void this.open().then(() => wx.stopPullDownRefresh())
  },
  open() {
    return load(this, 'ready.show', { node: this.data.node }, ({ book }) => {
      this.book = book
      this.setData({ shown: true })
      this.showRows()
    })
  },
  showRows() {
    const rows = [...this.book[this.data.kind]]
    this.setData({ rows, mayAdd: rows.length < MOST_READY })
  },
  chooseVillage(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ node: event.detail.value, shown: false })
    this.stopChanging()
    void this.open()
  },
  chooseKind(event: WechatMiniprogram.CustomEvent<{ value: ReadyKind }>) {
    this.setData({ kind: event.detail.value })
    this.stopChanging()
    this.showRows()
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: event.detail.value, trouble: '' })
  },
  begin(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows.find(({ id }) => id === event.currentTarget.dataset['id'])
    if (row) this.setData({ changing: row.id, text: row.text, trouble: '' })
  },
  stopChanging() {
    this.setData({ changing: '', text: '', trouble: '' })
  },
  async save() {
    const { kind, changing, text } = this.data
    if (isBlank(text)) return this.setData({ trouble: '还没写，请写一句。' })
    const saved = await this.change({
      kind,
      text: clean(text),
      ...(changing ? { what: 'change' as const, sentence: changing } : { what: 'add' as const }),
    })
    if (saved) this.stopChanging()
  },
  raise(event: WechatMiniprogram.TouchEvent) {
    const sentence = String(event.currentTarget.dataset['id'])
    void this.change({ kind: this.data.kind, what: 'raise', sentence })
  },
  async remove(event: WechatMiniprogram.TouchEvent) {
    const sentence = String(event.currentTarget.dataset['id'])
    if (await ask({ title: '删掉这一句', words: '以前用它写下的字不变。', yes: '删掉' }))
      void this.change({ kind: this.data.kind, what: 'remove', sentence })
  },
  /** Whether it was kept. */
  async change(asked: Change): Promise<boolean> {
    if (this.data.busy) return false
    this.setData({ busy: true, trouble: '' })
    const press = JSON.stringify(asked)
    const key = this.keys[press] ?? newKey()
    this.keys[press] = key
    const result = await call('ready.change', { node: this.data.node, ...asked, key })
    if (result.ok || !result.retry) delete this.keys[press]
    this.setData({ busy: false })
    if (!result.ok) {
      this.setData({ trouble: result.message })
      return false
    }
    this.book = result.data.book
    this.showRows()
    toast(this, '存好了。')
    return true
  },
})
