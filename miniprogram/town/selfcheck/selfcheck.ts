import type { SelfCheckLine, Witness } from '../../../contract/county/self-check'
import { call } from '../../api/client'
import { elderBehavior } from '../../utils/elder'
import { noticeOf, QUIET } from '../../utils/load'
import type { Notice } from '../../views/notice'
import { tryAccess } from './try-access'
import { trySettings } from './try-settings'

interface Row extends SelfCheckLine {
  icon: string
  word: string
  who: string
}
const WORD: Record<SelfCheckLine['mark'], string> = { right: '对', wrong: '不对', unknown: '没查' }
const ICON: Record<SelfCheckLine['mark'], string> = {
  right: 'check-circle',
  wrong: 'close',
  unknown: 'help-circle',
}
const WHO: Record<Witness, string> = { function: '云函数看的', phone: '这个手机试的', account: '部署时看的' }
const rowOf = (line: SelfCheckLine): Row => ({
  ...line,
  icon: ICON[line.mark],
  word: WORD[line.mark],
  who: WHO[line.by],
})

/** Three witnesses look at the environment: the function, this phone, and the person who deploys. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: QUIET as Notice,
    busy: false,
    trying: '',
    functionRows: [] as Row[],
    phoneRows: [] as Row[],
    summary: '',
  },

  onLoad() {
    void this.check()
  },
  async check() {
    if (this.data.busy) return
    this.setData({
      busy: true,
      notice: QUIET,
      functionRows: [],
      phoneRows: [],
      summary: '',
      trying: '函数在查',
    })
    const result = await call('county.selfCheck', { phoneNow: Date.now() })
    if (!result.ok) return this.setData({ busy: false, trying: '', notice: noticeOf(result, null) })
    const { lines, tryThese } = result.data
    this.setData({ functionRows: lines.map(rowOf) })
    const { collections, fileID } = tryThese
    const doors = await tryAccess(collections, fileID, done =>
      this.setData({ trying: `这个手机在试第 ${done} 个集合，一共 ${collections.length} 个` }),
    )
    const tried = [...doors, ...(await trySettings())]
    const all = [...lines, ...tried]
    const wrong = all.filter(line => line.mark === 'wrong').length
    const unknown = all.filter(line => line.mark === 'unknown').length
    const summary =
      wrong > 0
        ? `有 ${wrong} 处不对，照每行写的改。`
        : unknown > 0
          ? `查到的都对，有 ${unknown} 处没查。`
          : '都对。'
    this.setData({ busy: false, trying: '', phoneRows: tried.map(rowOf), summary })
  },
})
