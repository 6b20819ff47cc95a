/** From very content to very unhappy; 1 and 2 open the way to 返工. Never stars: stars are the track. */
const ROWS = [
  { value: 5, word: '很满意', after: '5' },
  { value: 4, word: '满意', after: '4' },
  { value: 3, word: '一般', after: '3' },
  { value: 2, word: '不满意', after: '2 · 可以返工' },
  { value: 1, word: '很不满意', after: '1 · 可以返工' },
]

/** A resident's rating. Nothing is chosen beforehand. `bySlip`: typed for somebody, who alone could ask for 返工. Fires `rate` `{ value }`. */
export default Component({
  properties: { value: { type: Number, value: 0 }, bySlip: Boolean },
  data: { rows: ROWS },
  methods: {
    rate(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('rate', { value: Number(event.currentTarget.dataset.value) })
    },
  },
})
