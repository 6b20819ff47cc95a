import type { RateView } from '../../../views/models'

/** One of the three rates: the count in words, in 正, and as a figure. Passes on the tally's `open`, with the rate's id. */
export default Component({
  properties: { rate: { type: null, value: null as RateView | null } },
  methods: {
    open(event: WechatMiniprogram.CustomEvent<{ id: string; ids: string[] }>) {
      const rate = this.data.rate
      if (rate) this.triggerEvent('open', { ...event.detail, rate: rate.id })
    },
  },
})
