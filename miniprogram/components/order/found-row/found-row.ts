import type { FoundRowView } from '../../../views/found-row'

/** One order that was found. One target; fires `open`. */
export default Component({
  properties: {
    row: { type: null, value: null as FoundRowView | null },
  },
  methods: {
    open() {
      const row = this.data.row
      if (row) this.triggerEvent('open', { id: row.id })
    },
  },
})
