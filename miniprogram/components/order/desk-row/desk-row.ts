import type { DeskRowView } from '../../../views/models'

/** One wish on one line, for desks: the whole text is one tap away. Fires `open`, and `check` where it may be chosen. */
export default Component({
  properties: {
    row: { type: null, value: null as DeskRowView | null },
    /** It may be chosen together with others: a box stands behind it. */
    choosable: Boolean,
    chosen: Boolean,
  },
  methods: {
    open() {
      const row = this.data.row
      if (row) this.triggerEvent('open', { id: row.id })
    },
    check() {
      const row = this.data.row
      if (row) this.triggerEvent('check', { id: row.id })
    },
  },
})
