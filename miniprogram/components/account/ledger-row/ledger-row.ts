import type { LedgerRowView } from '../../../views/models'

/** A line of the passbook. Put `class="ruled"` on it inside a `.sheet`. Fires `open` `{ id }` when the row opens something. */
export default Component({
  properties: { row: { type: null, value: null as LedgerRowView | null } },
  methods: {
    open() {
      const row = this.data.row
      if (row && (row.opens || row.link)) this.triggerEvent('open', { id: row.id })
    },
  },
})
