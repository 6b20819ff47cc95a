import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { modelOf, type Filter, type Model, type Tree } from './model'

/** A node of the tree: who holds it, how many households, its groups, and what lies below. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    filter: 'all' as Filter,
    model: null as Model | null,
  },
  node: '',
  tree: null as Tree | null,

  onLoad(query: Record<string, string | undefined>) {
    this.node = query['node'] ?? ''
  },
  onShow() {
    void this.open()
  },
  onPullDownRefresh() {
    void this.open().then(() => wx.stopPullDownRefresh())
  },
  open() {
    return load(this, 'county.tree', this.node ? { node: this.node } : {}, tree => {
      this.tree = tree
      this.setData({ shown: true, model: modelOf(tree, this.data.filter) })
    })
  },
  choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const filter = event.detail.value as Filter
    this.setData({ filter, ...(this.tree ? { model: modelOf(this.tree, filter) } : {}) })
  },
  goDown(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/county/tree/tree?node=${String(event.currentTarget.dataset['id'])}` })
  },
  goUp(event: WechatMiniprogram.TouchEvent) {
    void wx.redirectTo({ url: `/county/tree/tree?node=${String(event.currentTarget.dataset['id'])}` })
  },
})
