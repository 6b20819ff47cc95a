import { LIMITS } from '../../core/limits'
import type { ApplicationDetail, ApplicationVerb } from '../../../contract/points/deed'
import type { HouseholdInfo } from '../../../contract/points/households'
import { call, type Result } from '../../api/client'
import { newKey } from '../../api/key'
import type { ChoiceView } from '../../views/models'
import { isOver } from '../../core/deed/over'
import { askFor } from '../../api/subscribe'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { myRoles } from '../../utils/roles'
import { ask, toast } from '../../utils/toast'
import { pageModel, type PageModel } from './page-model'
import { barOf } from './bar'
import { pressed } from './press'
import { lackOf, SHEETS, SURE, VERDICTS, type Sheet } from './sheets'

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    id: '',
    notice: WAITING,
    shown: false,
    busy: false,
    receipt: false,
    model: null as PageModel | null,
    bar: barOf([], false),
    mayAnswer: false,
    mayReverse: false,
    mayErase: false,
    mayStandAside: false,
    allHouseholds: false,
    sheet: '' as Sheet,
    words: SHEETS.confirm,
    text: '',
    abouts: [] as ChoiceView[],
    about: '',
    verdicts: VERDICTS,
    verdict: '',
    answering: '',
    trouble: '',
    risky: false,
    lack: '',
  },
  key: '',
  households: [] as HouseholdInfo[],
  corrects: false,

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
    this.households = detail.households
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
      abouts:
        detail.households.length > 1
          ? [
              { value: '', label: '整张单子' },
              ...detail.households.map(one => ({ value: one.id, label: one.title })),
            ]
          : [],
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
    if (this.data.busy || !(await ask(SURE.erase))) return
    this.setData({ busy: true })
    const result = await call('me.erase', { ticketId: this.data.id, key: newKey() })
    this.setData({ busy: false })
    toast(this, result.ok ? '删掉了，账不动。' : result.message)
    if (result.ok) void this.open()
  },
  main() {
    if (this.data.bar.mainVerb) this.go(this.data.bar.mainVerb)
  },
  side() {
    if (this.data.bar.sideVerb) this.go(this.data.bar.sideVerb)
  },
  go(verb: ApplicationVerb) {
    if (verb === 'withdraw') void this.withdraw()
    else if (verb !== 'answer' && verb !== 'standAside') this.openSheet(verb)
  },
  openSheet(sheet: Exclude<Sheet, ''>) {
    this.key = newKey()
    this.setData({ sheet, words: SHEETS[sheet], text: '', about: '', verdict: '', trouble: '', risky: false })
    this.lack()
  },
  closeSheet() {
    this.setData({ sheet: '' })
  },
  answer(event: WechatMiniprogram.TouchEvent) {
    this.setData({ answering: String(event.currentTarget.dataset['id']) })
    this.openSheet('answer')
  },
  chooseAbout(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ about: event.detail.value })
  },
  chooseVerdict(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ verdict: event.detail.value })
    this.lack()
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.data.text = event.detail.value
    this.setData({ trouble: '', risky: false })
    this.lack()
  },
  lack() {
    const lack = lackOf(this.data)
    if (lack !== this.data.lack) this.setData({ lack })
  },
  press() {
    void this.send(false)
  },
  askPerson() {
    void this.send(true)
  },
  async send(humanCheck: boolean) {
    const { sheet, id, text, about, answering, verdict, busy, lack } = this.data
    if (busy || lack || sheet === '') return
    askFor('points')
    this.setData({ busy: true, trouble: '', risky: false })
    const result = await pressed({ id, sheet, text, about, answering, verdict, humanCheck, key: this.key })
    this.setData({ busy: false })
    if (!result.ok) {
      this.setData({
        text,
        trouble: result.message,
        risky: result.code === 'TEXT_RISKY' && sheet === 'object',
      })
      if (
        !result.retry &&
        result.code !== 'TEXT_RISKY' &&
        result.code !== 'BAD_INPUT' &&
        result.code !== 'OFFLINE'
      ) {
        this.setData({ sheet: '' })
        toast(this, result.message)
        void this.open()
      }
      return
    }
    this.setData({ sheet: '' })
    this.took(result)
  },
  async withdraw() {
    if (this.data.busy || !(await ask(SURE.withdraw))) return
    this.key = this.key || newKey()
    this.setData({ busy: true })
    const result = await call('points.withdraw', { id: this.data.id, key: this.key })
    this.setData({ busy: false })
    if (!result.ok && result.retry) {
      toast(this, result.message)
      return
    }
    this.key = ''
    this.took(result)
  },
  async standAside() {
    if (this.data.busy || !(await ask(SURE.standAside))) return
    this.setData({ busy: true })
    const result = await call('points.standAside', { id: this.data.id, key: newKey() })
    this.setData({ busy: false })
    this.took(result)
  },
  alike(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({
      url: `/points/application/application?id=${String(event.currentTarget.dataset['id'])}`,
    })
  },
  took(result: Result<{ application: ApplicationDetail; message: string }>) {
    if (!result.ok) {
      toast(this, result.message)
      void this.open()
      return
    }
    toast(this, result.data.message)
    this.show(result.data.application, result.data.application.now)
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
