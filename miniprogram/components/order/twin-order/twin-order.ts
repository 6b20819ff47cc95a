import { call } from '../../../api/client'
import { isSame } from '../../../core/text/fold'
import { foundRowOf, type FoundRowView } from '../../../views/found-row'

/**
 * The number of an order in the other system and, where it stands on another order too, that one: a hint, a person decides
 * whether they are the same matter. Only for who reads the number.
 */
export default Component({
  properties: {
    order: { type: String, value: '' },
    no: { type: String, value: '' },
  },
  data: {
    twin: null as FoundRowView | null,
  },
  lifetimes: {
    attached() {
      void this.look()
    },
  },
  methods: {
    async look() {
      const { order, no } = this.data
      const result = await call('ticket.find', { q: no })
      if (!result.ok) return
      const { items, now } = result.data
      const twin = items.find(one => one.id !== order && isSame(one.sourceNo ?? '', no))
      this.setData({ twin: twin ? foundRowOf(twin, now, '') : null })
    },
    open() {
      void wx.navigateTo({ url: `/ticket/open/open?id=${this.data.twin?.id ?? ''}` })
    },
  },
})
