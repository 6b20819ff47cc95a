import type { ChoiceView } from '../../../views/models'

/** A few short choices. `values` for several at once. Fires `choose` `{ value, on }`; the page keeps what is chosen. */
export default Component({
  properties: {
    items: { type: Array, value: [] as ChoiceView[] },
    value: { type: String, value: '' },
    values: { type: Array, value: [] as string[] },
    label: String,
    /** Openers that only put words into a field: never shown as chosen. */
    openers: Boolean,
  },
  data: { on: [] as boolean[] },
  observers: {
    'items, value, values'(items: ChoiceView[], value: string, values: string[]) {
      this.setData({ on: items.map(item => item.value === value || values.indexOf(item.value) >= 0) })
    },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const at = Number(event.currentTarget.dataset.at)
      const item = this.data.items[at]
      if (item) this.triggerEvent('choose', { value: item.value, on: !this.data.on[at] })
    },
  },
})
