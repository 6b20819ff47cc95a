import type { DeskRowView } from '../../../views/models'

/** One wish on one line, for desks: the whole text is one tap away. Fires `open`. */
export default Component({
  properties: { row: { type: null, value: null as DeskRowView | null } },
  methods: {
    open() {
      const row = this.data.row
      if (row) this.triggerEvent('open', { id: row.id })
    },
  },
})
