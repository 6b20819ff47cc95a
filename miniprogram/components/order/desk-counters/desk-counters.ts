import type { CounterView } from '../../../views/models'

/** Up to four counts that are also the filters of the list below. Fires `choose` `{ value }`. */
export default Component({
  properties: {
    items: { type: Array, value: [] as CounterView[] },
    value: { type: String, value: '' },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { value: String(event.currentTarget.dataset.value) })
    },
  },
})
