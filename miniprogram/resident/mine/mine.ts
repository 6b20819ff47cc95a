import { recall } from '../../api/cache'
import { discard, waiting, watch, type Waiting } from '../../api/offline-queue'
import type { CardView } from '../../views/models'
import { FINAL } from '../../core/ticket/stages'
import type { TicketInfo } from '../../core/ticket/sight/infos'
import { dropFile } from '../../forms/attach'
import { dropDraft, readDraft } from '../../forms/draft'
import { inPencil } from '../../forms/in-pencil'
import { pagedList } from '../../forms/paged-list'
import { takeSaying } from '../../utils/go'
import { ownCard } from '../../views/own-card'
import { pencilCard } from '../../utils/pencil'
import { ring } from '../../utils/phone-call'
import { ask } from '../../utils/toast'
import { againForm, filesOf, type OrderDraft } from '../order/draft'
import { KEEPS_NOTHING } from '../../views/sentences'

interface Row {
  id: string
  card: CardView
  isOver: boolean
}
/** What is done together with another order is over when that one is. */
const isOver = ({ state, merged }: TicketInfo): boolean =>
  FINAL.indexOf(state === 'merged' && merged ? merged.state : state) >= 0

const page = pagedList({
  route: 'ticket.list',
  list: 'mine',
  ask: () => ({ list: 'mine' as const }),
  row: (item, now): Row => ({ id: item.id, card: ownCard(item, now), isOver: isOver(item) }),
  also: rows => ({
    running: rows.filter(one => !one.isOver).length,
    over: rows.filter(one => one.isOver).length,
  }),
})

export default Page({
  ...page,
  ...inPencil('还是没信号。单子还在，有了信号自己会交。'),
  data: {
    ...page.data,
    /** How many of each stand there. */
    running: 0,
    over: 0,
    pencils: [] as (CardView & { stuck: boolean })[],
    sending: '',
  },
  stopWatching: () => undefined as void,

  onLoad() {
    this.stopWatching = watch(items => this.showPencils(items))
  },
  onUnload() {
    this.stopWatching()
  },
  onReady() {
    takeSaying(this)
  },
  onShow() {
    this.showPencils(waiting())
    void this.open()
  },
  showPencils(items: Waiting[]) {
    const pencils = items
      .filter(item => item.route === 'ticket.submit')
      .map(item => ({ ...pencilCard(item), stuck: item.refused !== null }))
    if (pencils.length < this.data.pencils.length) void this.open()
    this.setData({ pencils })
  },
  /** Back into a form of its own: another order may lie half-written in the usual one. It waits here until it is in. */
  rewrite(event: WechatMiniprogram.TouchEvent) {
    const item = this.pencil(event)
    if (item) void wx.navigateTo({ url: `/resident/order/order?again=${item.key}` })
  },
  async throwAway(event: WechatMiniprogram.TouchEvent) {
    const item = this.pencil(event)
    if (!item || !(await ask({ title: '不交了', words: KEEPS_NOTHING, yes: '不交了', no: '留着' }))) return
    const form = againForm(item.key)
    const rewritten = readDraft<OrderDraft>(form)
    for (const file of [...item.files, ...(rewritten ? filesOf(rewritten) : [])]) dropFile(file)
    dropDraft(form)
    discard(item.key)
  },
  toTicket(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void wx.navigateTo({ url: `/ticket/open/open?id=${event.detail.id}` })
  },
  toOrder() {
    void wx.navigateTo({ url: '/resident/order/order' })
  },
  callContact() {
    ring(recall('me.home', {})?.data.me?.contact?.phone)
  },
})
