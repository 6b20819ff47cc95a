import type { CareInfo } from '../../../contract/person/care'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { dateText } from '../../core/clock/shanghai'
import { LONG } from '../../core/lasts'
import { elderBehavior } from '../../utils/elder'
import { loadFleeting, WAITING } from '../../utils/load'
import { ask, toast } from '../../utils/toast'
import { NOT_IN_A_HOUSEHOLD } from '../../views/sentences'
import { tagLinesOf, type TagLine } from '../../views/tag-lines'

type Done = { ok: true; data: { message: string } } | { ok: false; message: string }

/** What my grid member has written down about me: what I agreed to, and when they came. All of it I take back myself. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notInOne: NOT_IN_A_HOUSEHOLD,
    long: LONG.tag,
    notice: WAITING,
    shown: false,
    title: '' as string | null,
    readBy: '',
    tags: [] as TagLine[],
    visits: [] as { id: string; words: string }[],
    busy: false,
  },
  onShow() {
    void this.open()
  },
  open() {
    return loadFleeting(this, 'me.care', {}, reply => this.show(reply))
  },
  show({ title, readBy, tags, visits }: CareInfo) {
    this.setData({
      shown: true,
      title,
      readBy: readBy.join('、'),
      tags: tagLinesOf(tags, true),
      visits: visits.map(({ by, day, how }) => ({
        id: by,
        words: `${by}，${dateText(day)}${how === 'phoned' ? '电话问过' : '来过'}`,
      })),
    })
  },
  async flip(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    const line = this.data.tags[Number(event.currentTarget.dataset['at'])]
    if (!line) return
    const { tag } = line
    await this.send(() => call('me.tag', { tag, yes: event.detail.value, key: newKey() }))
  },
  async forgetVisit() {
    const words = '网格员那里哪天来过您家的一笔，删掉就找不回来。'
    if (!(await ask({ title: '删掉来过的日子', words, yes: '删掉', no: '留着' }))) return
    await this.send(() => call('me.forgetVisit', { key: newKey() }))
  },
  async send(asked: () => Promise<Done>) {
    if (this.data.busy) return
    this.setData({ busy: true })
    const result = await asked()
    this.setData({ busy: false })
    toast(this, result.ok ? result.data.message : result.message)
    // What was switched stands as it is now, also after a no.
    await this.open()
  },
  toJoin() {
    void wx.navigateTo({ url: '/resident/join/join' })
  },
})
