import { LONG } from '../../core/lasts'
import type { HouseholdInfo, MemberInfo } from '../../../contract/person/joining'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { dateText } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { load, QUIET, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'
import { NOT_IN_A_HOUSEHOLD, OLDER_ONES } from '../../views/sentences'

interface Row {
  whom: string
  name: string
  note: string
  mayTakeOut: boolean
  me: boolean
  isFresh: boolean
}

const noteOf = ({ me, relation, hasAccount, since, spendsFrom }: MemberInfo): string =>
  [
    relation,
    me ? '就是您' : hasAccount ? '用自己的手机' : '还没用手机登记',
    since === null ? '' : `${dateText(since)}登记的`,
    spendsFrom === null ? '' : `${dateText(spendsFrom)}起能换东西`,
  ]
    .filter(part => part !== '')
    .join('，')

interface Line {
  id: string
  words: string
}
const linesOf = (seen: HouseholdInfo | null, behind: number): Line[] =>
  (seen?.log ?? []).map((one, i) => ({ id: String(behind + i), words: `${dateText(one.at)} ${one.message}` }))

/** Who belongs to a household, who came and went, and taking out somebody who does not belong. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notInOne: NOT_IN_A_HOUSEHOLD,
    older: OLDER_ONES,
    notice: WAITING,
    shown: false,
    none: false,
    own: false,
    title: '',
    cluster: '',
    rows: [] as Row[],
    log: [] as Line[],
    next: '',
    busy: false,
  },
  id: '',
  household: '',

  onLoad(query: Record<string, string | undefined>) {
    this.id = query['id'] ?? ''
  },
  onShow() {
    this.open()
  },
  open() {
    void load(this, 'me.household', this.id ? { household: this.id } : {}, reply => this.show(reply))
  },
  show(seen: HouseholdInfo | null) {
    this.household = seen?.household ?? ''
    this.setData({
      notice: QUIET,
      shown: true,
      none: seen === null,
      own: this.id === '',
      title: seen?.title ?? '',
      cluster: seen?.cluster ?? '',
      // Oneself first.
      rows: [...(seen?.members ?? [])]
        .sort((a, b) => Number(b.me) - Number(a.me))
        .map(one => ({
          whom: one.whom,
          name: one.name,
          note: noteOf(one),
          mayTakeOut: one.mayTakeOut,
          me: one.me,
          isFresh: one.isFresh,
        })),
      log: linesOf(seen, 0),
      next: seen?.next ?? '',
    })
  },
  async more() {
    const { next, log, busy } = this.data
    if (!next || busy) return
    this.setData({ busy: true })
    const result = await call('me.household', { ...(this.id ? { household: this.id } : {}), cursor: next })
    this.setData({ busy: false })
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    // Opened afresh meanwhile: the answer belongs to the list before.
    if (this.data.next !== next) return
    const seen = result.data
    this.setData({ log: [...log, ...linesOf(seen, log.length)], next: seen?.next ?? '' })
  },
  async takeOut(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows[Number(event.currentTarget.dataset['at'])]
    if (!row || this.data.busy) return
    const words = row.isFresh
      ? `${LONG.wrongJoin}之内、还没报过分也没换过东西的，撤了就跟没登记过一样。`
      : '撤了就看不到这一家的积分了；半年之内还算这一家的亲属，不能替这一家作证。'
    if (
      !(await ask({
        title: row.me ? '从这一户退出来' : `把${row.name}撤下来`,
        words,
        yes: row.me ? '退出来' : '撤下来',
      }))
    )
      return
    this.setData({ busy: true })
    const result = await call('join.takeOut', { household: this.household, whom: row.whom, key: newKey() })
    this.setData({ busy: false })
    toast(this, result.ok ? result.data.message : result.message)
    if (result.ok) this.open()
  },
  toCare() {
    void wx.navigateTo({ url: '/resident/care/care' })
  },
  toJoins() {
    void wx.navigateTo({ url: '/resident/joins/joins' })
  },
  toJoin() {
    void wx.navigateTo({ url: '/resident/join/join' })
  },
})
