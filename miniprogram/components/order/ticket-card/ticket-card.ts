import type { CardView } from '../../../views/models'

/** One ticket in a list: margin, the person's own words, who promised what, the latest news. One target; fires `open`. */
export default Component({
  properties: {
    card: { type: null, value: null as CardView | null },
    /** Written in pencil: not yet handed in. */
    pencil: Boolean,
    /** Not a target: the card heads a page of its own. */
    still: Boolean,
  },
  methods: {
    open() {
      const card = this.data.card
      if (card && !this.data.still) this.triggerEvent('open', { id: card.id })
    },
  },
})
