import type { ApplicationDetail } from '../../../contract/points/deed'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { PRESSES } from '../../core/deed/phone/ways'
import { isOver } from '../../core/deed/over'
import { NOTHING_OPEN, presser } from '../../forms/press-matter'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { myRoles } from '../../utils/roles'
import { ask, toast } from '../../utils/toast'
import type { ChoiceView } from '../../views/models'
import { barOf } from './bar'
import { pageModel, type PageModel } from './page-model'

const ERASE = {
  title: '删掉写的话',
  words: '文字、照片都删掉，找不回来。分和账不动。',
  yes: '删掉',
  no: '留着',
}
/** An objection to a whole form, or to one household of it. */
const offersOf = ({ households }: ApplicationDetail): Record<string, ChoiceView[]> =>
  households.length > 1
    ? {
        householdId: [
          { value: '', label: '整张单子' },
          ...households.map(one => ({ value: one.id, label: one.title })),
        ],
      }
    : {}

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    id: '',
    notice: WAITING,
    shown: false,
    ...NOTHING_OPEN,
    receipt: false,
    model: null as PageModel | null,
    bar: barOf([], false),
    mayAnswer: false,
    mayReverse: false,
    mayErase: false,
    mayStandAside: false,
    allHouseholds: false,
    offers: {} as Record<string, ChoiceView[]>,
    /** What is vouched for. */
    asked: '',
  },
  corrects: false,
  ...presser('points', reply => reply.application),

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ id: query['id'] ?? '', receipt: query['receipt'] === '1' })
  },
  onReady() {
    takeSaying(this)
  },
  onShow() {
    void this.open()
    void this.learnPosts()
  },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  /** The committee cures mistakes; whose and which, the cloud decides. */
  async learnPosts() {
    const roles = await myRoles()
    this.corrects = roles.indexOf('supervisor') >= 0 || roles.indexOf('inspector') >= 0
    if (this.data.shown && this.corrects) this.setData({ mayReverse: this.data.model?.isReceipt === false })
  },
  open() {
    return load(this, 'points.open', { id: this.data.id }, (detail, fresh) =>
      this.show(detail, fresh ? detail.now : Date.now()),
    )
  },

  show(detail: ApplicationDetail, now: number) {
    const model = pageModel(detail, now)
    this.setData({
      shown: true,
      model,
      bar: barOf(detail.can, model.isMinus),
      mayAnswer: detail.can.indexOf('answer') >= 0,
      mayStandAside: detail.can.indexOf('standAside') >= 0,
      mayReverse: !detail.mine && this.corrects,
      mayErase:
        detail.mine &&
        detail.points > 0 &&
        isOver(detail.state) &&
        (detail.text !== null || detail.photos.length > 0),
      offers: offersOf(detail),
    })
    void wx.setNavigationBarTitle({
      title: detail.mine
        ? '报的好事'
        : detail.state === 'confirmed' || detail.state === 'objected'
          ? '公示'
          : detail.no,
    })
  },

  async erase() {
    if (this.data.busy || !(await ask(ERASE))) return
    this.setData({ busy: true })
    const result = await call('me.erase', { ticketId: this.data.id, key: newKey() })
    this.setData({ busy: false })
    toast(this, result.ok ? '删掉了，账不动。' : result.message)
    if (result.ok) void this.open()
  },
  main() {
    const { bar, model } = this.data
    if (bar.mainPress === '') return
    const vouched = bar.mainPress === 'confirm' && model !== null
    this.setData({
      asked: vouched ? `${model.title}，${model.points} 分。${model.whose}，${model.did}` : '',
    })
    void this.press(PRESSES[bar.mainPress])
  },
  side() {
    const { sidePress } = this.data.bar
    this.setData({ asked: '' })
    if (sidePress) void this.press(PRESSES[sidePress])
  },
  answer(event: WechatMiniprogram.TouchEvent) {
    this.setData({ asked: '' })
    void this.press(PRESSES.answer, { objectionId: String(event.currentTarget.dataset['id']) })
  },
  standAside() {
    void this.press(PRESSES.standAside)
  },
  alike(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({
      url: `/points/application/application?id=${String(event.currentTarget.dataset['id'])}`,
    })
  },
  showAll() {
    this.setData({ allHouseholds: !this.data.allHouseholds })
  },
  reverse(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.model?.results[Number(event.currentTarget.dataset['at'])]
    const { model } = this.data
    if (!row || !model || !row.lastId) return
    void wx.navigateTo({
      url: `/points/reverse/reverse?entry=${row.lastId}&who=${encodeURIComponent(row.title)}&title=${encodeURIComponent(row.lastTitle)}&points=${encodeURIComponent(row.lastPoints)}`,
    })
  },
  toBook() {
    void wx.navigateTo({ url: '/pages/points/points' })
  },
})
