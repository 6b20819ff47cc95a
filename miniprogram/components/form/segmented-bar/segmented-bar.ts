import type { ChoiceView } from '../../../views/models'

/** Two to four choices that exclude each other, side by side. Fires `choose` `{ value }`. */
export default Component({
  properties: {
    items: { type: Array, value: [] as ChoiceView[] },
    value: { type: String, value: '' },
    label: String,
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { value: String(event.currentTarget.dataset.value) })
    },
  },
})
