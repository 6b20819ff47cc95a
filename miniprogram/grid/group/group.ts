import { recall } from '../../api/cache'
import { call } from '../../api/client'
import { isFromGroup } from '../../api/from-group'
import { newKey } from '../../api/key'
import { dateText } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'
import type { GroupInfo } from '../../../contract/person/home'
import type { GroupPurpose } from '../../core/people/grid'

const PURPOSES: Record<GroupPurpose, string> = { residents: '居民群', collect: '汇总群', assign: '交办群' }
interface Row {
  id: string
  gridId: string
  purpose: GroupPurpose
  words: string
  note: string
  /** From how many households somebody came in from it: a count, nobody is listed. */
  inside: string
  bound: boolean
}
const insideOf = ({ households }: GroupInfo): string =>
  households === null ? '' : `${households.all} 户里，${households.in} 户有人从群里点开过`

/** Binding the grid's WeChat group: only from a group card, because only WeChat knows the group. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    rows: [] as Row[],
    fromGroup: false,
    busy: '',
    missing: [] as { id: string; text: string }[],
    nextMissing: '',
  },

  onLoad() {
    wx.showShareMenu({ menus: ['shareAppMessage'] })
  },

  onShow() {
    this.setData({ fromGroup: isFromGroup() })
    this.open()
  },

  open() {
    void load(this, 'me.groups', {}, reply => this.show(reply))
    void this.askMissing('')
  },
  /** Whoever serves a village or a town sees which of its grids have no group; to anybody else nothing is said of it. */
  async askMissing(cursor: string) {
    const duties = recall('me.home', {})?.data.me?.duties ?? []
    if (!duties.some(({ role }) => role === 'dispatcher' || role === 'inspector')) return
    const result = await call('group.unbound', cursor === '' ? {} : { cursor })
    if (!result.ok) return toast(this, result.message)
    const before = cursor === '' ? [] : this.data.missing
    this.setData({
      missing: [
        ...before,
        ...result.data.items.map(({ id, name, village }) => ({ id, text: `${village} ${name}` })),
      ],
      nextMissing: result.data.next ?? '',
    })
  },
  moreMissing() {
    void this.askMissing(this.data.nextMissing)
  },

  show(groups: GroupInfo[]) {
    this.setData({
      shown: true,
      rows: groups.map(group => ({
        id: `${group.gridId}-${group.purpose}`,
        gridId: group.gridId,
        purpose: group.purpose,
        words: `${group.gridName} · ${PURPOSES[group.purpose]}`,
        note:
          group.boundAt === null
            ? '还没绑'
            : `${dateText(group.boundAt)}绑的${group.byName ? `，${group.byName}经手` : ''}`,
        inside: insideOf(group),
        bound: group.boundAt !== null,
      })),
    })
  },

  bind(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows[Number(event.currentTarget.dataset['at'])]
    if (!row || this.data.busy) return
    this.setData({ busy: row.id })
    wx.getGroupEnterInfo({
      success: info => {
        void this.send(row, info.cloudID ?? '')
      },
      fail: problem => {
        this.setData({ busy: '' })
        toast(
          this,
          problem.errMsg.indexOf('65206') >= 0
            ? '您已经不在这个群里了，请群里的人来绑。'
            : '没认出是哪个群。请把这一页发到群里，再从群里的卡片点进来。',
        )
      },
    })
  },

  /** The cloud opens the cloudID itself; nothing that the phone says about the group counts. */
  async send(row: Row, cloudID: string) {
    const result = await call('group.bind', {
      gridId: row.gridId,
      purpose: row.purpose,
      group: { cloudID },
      key: newKey(),
    })
    this.setData({ busy: '' })
    toast(this, result.ok ? '绑好了。' : result.message)
    if (result.ok) this.open()
  },

  async unbind(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows[Number(event.currentTarget.dataset['at'])]
    if (!row || this.data.busy) return
    if (
      !(await ask({
        title: `解绑${row.words}`,
        words: '群里的人还在，只是单子和晒单不再认这个群。',
        yes: '解绑',
      }))
    )
      return
    const result = await call('group.unbind', { gridId: row.gridId, purpose: row.purpose, key: newKey() })
    toast(this, result.ok ? '解绑了。' : result.message)
    if (result.ok) this.open()
  },

  /** A card that asks people to join leads them to their own grid's doors; any other is for binding. */
  onShareAppMessage({ target }: { target?: { dataset?: Record<string, unknown> } } = {}) {
    if (target?.dataset?.['kind'] === 'join')
      return {
        title: '咱们网格的人，点这里登记，有事就点单',
        path: '/resident/join/join?way=door',
        imageUrl: '/assets/art/share-group.png',
      }
    return {
      title: '点这张卡片，把这个群绑到咱们网格上',
      path: '/grid/group/group',
      imageUrl: '/assets/art/share-group.png',
    }
  },
})
