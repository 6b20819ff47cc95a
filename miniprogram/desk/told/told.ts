import type { Api } from '../../../contract'
import { clockText, dateText } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { load, QUIET, WAITING } from '../../utils/load'
import { toldText } from '../../views/told-lines'

interface Person {
  nth: number
  name: string
  hint: string
  news: { nth: number; at: string; message: string; lines: string[] }[]
}

/** Who was told of an order, and by which way it reached them. */
export default Page({
  behaviors: [elderBehavior],
  data: { elder: false, notice: WAITING, shown: false, no: '', people: [] as Person[] },
  id: '',

  onLoad(query: Record<string, string | undefined>) {
    this.id = query['id'] ?? ''
    this.open()
  },
  open() {
    void load(this, 'desk.told', { ticketId: this.id }, reply => this.show(reply))
  },
  show({ no, people }: Api['desk.told']['reply']) {
    this.setData({
      notice: QUIET,
      shown: true,
      no,
      people: people.map(({ name, staff, news }, nth) => ({
        nth,
        name,
        hint: staff ? '办事的人' : '村民',
        news: news.map(({ at, message, lines }, n) => ({
          nth: n,
          at: `${dateText(at)} ${clockText(at)}`,
          message,
          lines: lines.map(toldText),
        })),
      })),
    })
  },
})
