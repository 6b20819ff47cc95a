/** The four categories, with their drawings. A tea bowl is a dispute everywhere. */
const TILES = [
  { value: 'infrastructure', word: '基础设施' },
  { value: 'policy', word: '政策' },
  { value: 'livelihood', word: '民生' },
  { value: 'dispute', word: '矛盾纠纷' },
]

/** Which kind of matter. Fires `choose` `{ value }`. */
export default Component({
  properties: { value: { type: String, value: '' } },
  data: { tiles: TILES },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { value: String(event.currentTarget.dataset.value) })
    },
  },
})
