import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { elderBehavior } from '../../utils/elder'
import { backWithToast } from '../../utils/go'
import { ask } from '../../utils/toast'

/** A mistake in somebody's passbook is cured on a line of its own: never one's own household's, never what one vouched for. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    who: '',
    title: '',
    points: '',
    back: '',
    text: '',
    lack: '还差“哪里错了”没写',
    busy: false,
    trouble: '',
    number: '',
  },
  entryId: '',
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    const asked = (name: string) => decodeURIComponent(query[name] ?? '')
    this.entryId = query['entry'] ?? ''
    this.key = newKey()
    const points = asked('points')
    this.setData({
      who: asked('who'),
      title: asked('title'),
      points,
      back: points.startsWith('−') ? points.replace('−', '+') : points.replace('+', '−'),
    })
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.data.text = event.detail.value
    const lack = isBlank(this.data.text) ? '还差“哪里错了”没写' : ''
    if (lack !== this.data.lack) this.setData({ lack })
    if (this.data.trouble) this.setData({ trouble: '', number: '' })
  },
  async send() {
    const { busy, lack, who, title } = this.data
    if (
      busy ||
      lack ||
      !(await ask({
        title: '冲正这一笔',
        words: `${who}的“${title}”会另起一行冲掉，原来那笔留着，您的名字写在上面。`,
        yes: '冲正',
      }))
    )
      return
    this.setData({ busy: true, trouble: '', number: '' })
    const result = await call('points.reverse', {
      entryId: this.entryId,
      reason: clean(this.data.text),
      key: this.key,
    })
    if (result.ok) {
      backWithToast(result.data.message)
      return
    }
    this.setData({ busy: false, text: this.data.text, trouble: result.message, number: result.log ?? '' })
  },
})
