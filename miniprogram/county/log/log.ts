import type { Api } from '../../../contract'
import { call } from '../../api/client'
import { clockText, dateText, yearOf } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'
import { OLDER_ONES } from '../../views/sentences'

type Line = Api['county.log']['reply']['lines'][number]
interface Row {
  id: number
  words: string
  when: string
}
/** `before`: how many stand above. */
const rowsOf = (lines: readonly Line[], before: number): Row[] =>
  lines.map(({ at, by, message }, i) => ({
    id: before + i,
    words: `${by}${message}`,
    when: `${yearOf(at)} 年 ${dateText(at)} ${clockText(at)}`,
  }))

/** Every change of the tree, its posts and its households, with who made it. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    older: OLDER_ONES,
    notice: WAITING,
    shown: false,
    rows: [] as Row[],
    next: '',
    busy: false,
  },
  node: '',

  onLoad(query: Record<string, string | undefined>) {
    this.node = query['node'] ?? ''
    void this.open()
  },
  asking(): Api['county.log']['ask'] {
    return this.node ? { node: this.node } : {}
  },
  open() {
    return load(this, 'county.log', this.asking(), ({ lines, next }) =>
      this.setData({ shown: true, rows: rowsOf(lines, 0), next: next ?? '' }),
    )
  },
  async more() {
    const { next, rows, busy } = this.data
    if (!next || busy) return
    this.setData({ busy: true })
    const result = await call('county.log', { ...this.asking(), cursor: next })
    this.setData({ busy: false })
    if (!result.ok) return toast(this, result.message)
    if (this.data.next === next)
      this.setData({
        rows: rows.concat(rowsOf(result.data.lines, rows.length)),
        next: result.data.next ?? '',
      })
  },
})
