import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { isGivable } from '../../core/people/appointing'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'
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
    busy: false,
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
  give() {
    const { tree } = this
    if (!tree) return
    const { id, name } = tree.node
    void wx.navigateTo({
      url: `/county/give/give?node=${id}&name=${encodeURIComponent(name)}&gives=${tree.gives.join('.')}`,
    })
  },
  toLog() {
    if (this.tree) void wx.navigateTo({ url: `/county/log/log?node=${this.tree.node.id}` })
  },
  toNode(isNew: boolean) {
    if (!this.tree) return
    const { id, name, level } = this.tree.node
    const named = `node=${id}&name=${encodeURIComponent(name)}&level=${level}`
    void wx.navigateTo({ url: `/county/node/node?${named}${isNew ? '&new=1' : ''}` })
  },
  toAdd() {
    this.toNode(true)
  },
  toRename() {
    this.toNode(false)
  },
  toShop() {
    if (this.tree) void wx.navigateTo({ url: `/county/shop/shop?node=${this.tree.node.id}` })
  },
  toItems() {
    if (this.tree) void wx.navigateTo({ url: `/county/items/items?node=${this.tree.node.id}` })
  },
  toDoors() {
    if (this.tree) void wx.navigateTo({ url: `/county/doors/doors?node=${this.tree.node.id}` })
  },
  toRegroup() {
    if (this.tree) void wx.navigateTo({ url: `/county/regroup/regroup?node=${this.tree.node.id}` })
  },
  async callOff(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset['id'])
    if (this.data.busy) return
    this.setData({ busy: true })
    const result = await call('node.callOff', { id, key: newKey() })
    this.setData({ busy: false })
    toast(this, result.ok ? result.data.message : result.message)
    void this.open()
  },
  async endNode() {
    if (!this.tree || this.data.busy) return
    const { id, name } = this.tree.node
    const words = '下面没有户、没有在办的单才能撤。在岗的人到今天为止；以前的单还记在它名下。'
    if (!(await ask({ title: `撤掉${name}`, words, yes: '撤掉' }))) return
    this.setData({ busy: true })
    const result = await call('node.end', { node: id, key: newKey() })
    this.setData({ busy: false })
    if (!result.ok) return toast(this, result.message)
    await wx.showModal({
      title: '网格',
      content: result.data.message,
      showCancel: false,
      confirmText: '知道了',
    })
    void wx.navigateBack()
  },
  toExports() {
    if (this.tree) void wx.navigateTo({ url: `/county/exports/exports?node=${this.tree.node.id}` })
  },
  toPrint() {
    if (this.tree) void wx.navigateTo({ url: `/county/print/print?node=${this.tree.node.id}` })
  },
  async end(event: WechatMiniprogram.TouchEvent) {
    const holder = this.data.model?.holders[Number(event.currentTarget.dataset['at'])]
    if (!holder || !this.tree || !isGivable(holder.role) || this.data.busy) return
    const yes = await ask({
      title: `${holder.name}不再担任${holder.post}`,
      words: '马上就算。手上的单转给同事；本人和上一级都会知道。',
      yes: '定下来',
    })
    if (!yes) return
    this.setData({ busy: true })
    const { id } = this.tree.node
    const result = await call('post.end', { node: id, post: holder.role, whom: holder.whom, key: newKey() })
    this.setData({ busy: false })
    toast(this, result.ok ? result.data.message : result.message)
    if (result.ok) void this.open()
  },
  goDown(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/county/tree/tree?node=${String(event.currentTarget.dataset['id'])}` })
  },
  goUp(event: WechatMiniprogram.TouchEvent) {
    void wx.redirectTo({ url: `/county/tree/tree?node=${String(event.currentTarget.dataset['id'])}` })
  },
})
