import type { DayChoiceView } from '../../../views/models'

/**
 * Choosing a day. Days after the limit are hatched and struck out; they can be chosen, and the page then asks why.
 * Fires `choose` with `{ value, late }`. A row of more than seven scrolls.
 */
export default Component({
  properties: {
    days: { type: Array, value: [] as DayChoiceView[] },
    value: { type: Number, value: 0 },
    /** What the day is for, read aloud. */
    label: { type: String, value: '' },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const day = this.data.days[Number(event.currentTarget.dataset.at)]
      if (day) this.triggerEvent('choose', { value: day.value, late: day.late === true })
    },
  },
})
