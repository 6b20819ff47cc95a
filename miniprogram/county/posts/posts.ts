import type { Api } from '../../../contract'
import { call, type Result } from '../../api/client'
import { newKey } from '../../api/key'
import { dateText, yearOf } from '../../core/clock/shanghai'
import { askedIn, type Asked } from '../../forms/paged-list'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'

type Waiting = Api['post.waiting']['reply']
interface Row {
  id: string
  title: string
  words: string
}
const rowOf = ({ id, name, post, from, until, byName, at, answerBy }: Waiting['items'][number]): Row => ({
  id,
  title: `${name} 任${post}`,
  words: [
    `${dateText(from)}起`,
    until === null ? '不定到哪天' : `到 ${yearOf(until)} 年 ${dateText(until)}`,
    `${byName} ${dateText(at)} 提的`,
    `${dateText(answerBy)}前答复`,
  ].join('，'),
})

/** Posts below me that somebody proposed and I may agree to, and those that I proposed. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    rows: [] as Row[],
    next: '',
    mine: [] as Row[],
    moreMine: false,
    busy: '',
  },
  /** Of each answer whose own answer has not come: what is pressed next is the same press. */
  keys: {} as Record<string, string>,

  as: {} as Asked,

  onLoad(query: Record<string, string | undefined>) {
    this.as = askedIn(query)
  },
  onShow() {
    void this.open()
  },
  open() {
    return load(this, 'post.waiting', this.as, ({ items, next, mine, moreMine }) =>
      this.setData({
        shown: true,
        rows: items.map(rowOf),
        next: next ?? '',
        mine: mine.map(rowOf),
        moreMine,
      }),
    )
  },
  async more() {
    const { next, rows, busy } = this.data
    if (!next || busy) return
    this.setData({ busy: 'more' })
    const result = await call('post.waiting', { ...this.as, cursor: next })
    this.setData({ busy: '' })
    if (!result.ok) return toast(this, result.message)
    this.setData({ rows: rows.concat(result.data.items.map(rowOf)), next: result.data.next ?? '' })
  },
  yes(event: WechatMiniprogram.TouchEvent) {
    void this.answer(String(event.currentTarget.dataset['id']), true)
  },
  async no(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset['id'])
    if (await ask({ title: '不同意这个岗位', words: '提的人会看到。', yes: '不同意' }))
      void this.answer(id, false)
  },
  async takeBack(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset['id'])
    if (!(await ask({ title: '收回这个岗位', words: '请谁点头的，会看到收回了。', yes: '收回' }))) return
    if (await this.press(id, 'takeBack', key => call('post.takeBack', { id, key })))
      this.setData({ mine: this.data.mine.filter(row => row.id !== id) })
  },
  async answer(id: string, yes: boolean) {
    if (await this.press(id, String(yes), key => call('post.answer', { id, yes, key })))
      this.setData({ rows: this.data.rows.filter(row => row.id !== id) })
  },
  /** Whether it was done. */
  async press(id: string, what: string, send: (key: string) => Promise<Result<{ message: string }>>) {
    if (this.data.busy) return false
    this.setData({ busy: id })
    const press = `${id} ${what}`
    const key = this.keys[press] ?? newKey()
    this.keys[press] = key
    const result = await send(key)
    if (result.ok || !result.retry) delete this.keys[press]
    this.setData({ busy: '' })
    toast(this, result.ok ? result.data.message : result.message)
    return result.ok
  },
})
