import type { LetterMade, LetterInfo } from '../../../contract/person/joining'
import type { HouseholdInfo as Picked } from '../../../contract/points/households'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { dateText } from '../../core/clock/shanghai'
import { pagedList } from '../../forms/paged-list'
import { qrOf, type QrView } from '../../utils/qr'
import { ask, toast } from '../../utils/toast'

interface Row {
  id: string
  title: string
  note: string
  waiting: boolean
}
interface Made {
  /** Four signs each: a line breaks between them only. */
  groups: { id: number; text: string }[]
  spoken: string
  door: string
  who: string
  until: string
  qr: QrView
}
const NEW = { value: '', label: '新来的人' }
const STATES: Record<LetterInfo['state'], string> = {
  waiting: '还没用',
  used: '用过了',
  revoked: '作废了',
  over: '过期了',
}

const rowOf = ({ id, door, who, at, until, byName, state, endedAt }: LetterInfo): Row => ({
  id,
  title: `${door} · ${who ?? '新来的人'}`,
  note: `${dateText(at)} ${byName}开的，${endedAt === null ? '' : `${dateText(endedAt)}`}${STATES[state]}${state === 'waiting' ? `，${dateText(until)}前有效` : ''}`,
  waiting: state === 'waiting',
})

const page = pagedList({ route: 'join.letters', list: '', ask: () => ({}), row: rowOf })

/** Letters for the doors of my grid: made, shown once, listed, made worthless. */
export default Page({
  ...page,
  data: {
    ...page.data,
    chosen: [] as Picked[],
    people: [NEW],
    whom: '',
    busy: false,
    made: null as Made | null,
  },
  key: '',

  onLoad() {
    this.key = newKey()
  },
  async choose(event: WechatMiniprogram.CustomEvent<{ chosen: Picked[] }>) {
    const { chosen } = event.detail
    this.key = newKey()
    this.setData({ chosen, people: [NEW], whom: '' })
    const [one] = chosen
    if (!one) return
    const result = await call('me.household', { household: one.id })
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    const waiting = (result.data?.members ?? []).filter(member => !member.hasAccount)
    this.setData({ people: [...waiting.map(({ whom, name }) => ({ value: whom, label: name })), NEW] })
  },
  chooseWhom(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.key = newKey()
    this.setData({ whom: event.detail.value })
  },
  trouble(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    toast(this, event.detail.message)
  },
  async make() {
    const [one] = this.data.chosen
    if (!one || this.data.busy) return
    this.setData({ busy: true })
    const { whom } = this.data
    const result = await call('join.letter', { household: one.id, ...(whom ? { whom } : {}), key: this.key })
    this.setData({ busy: false })
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    this.setData({ made: madeView(result.data) })
  },
  /** From here on the letter stands in the list, its code nowhere. */
  async copied() {
    if (
      !(await ask({
        title: '交给本人了',
        words: '按下去，信上的编号就不再显示了。',
        yes: '交了',
        no: '再看一眼',
      }))
    )
      return
    this.key = newKey()
    this.setData({ made: null, chosen: [], people: [NEW], whom: '' })
    void this.open()
  },
  async revoke(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows[Number(event.currentTarget.dataset['at'])]
    if (!row || this.data.busy) return
    if (!(await ask({ title: '作废这封信', words: '拿着它也登记不了了。要用再开一封。', yes: '作废' })))
      return
    const result = await call('join.revoke', { id: row.id, key: newKey() })
    toast(this, result.ok ? result.data.message : result.message)
    if (result.ok) void this.open()
  },
  toJoins() {
    void wx.navigateTo({ url: '/resident/joins/joins' })
  },
})

const madeView = ({ letter, until, door, who }: LetterMade): Made => ({
  groups: letter.split('-').map((text, id) => ({ id, text })),
  spoken: letter.replace(/-/g, '').split('').join(' '),
  door,
  who: who ?? '新来的人',
  until: dateText(until),
  qr: qrOf(letter),
})
