import { PICTURES, PICTURE_WORDS } from '../../../core/filing/pictures'

const TILES = PICTURES.map(value => ({ value, word: PICTURE_WORDS[value] }))

/** Eight pictures instead of a category. Fires `choose` `{ value }`; the chosen one tapped again answers ''. */
export default Component({
  properties: { value: { type: String, value: '' } },
  data: { tiles: TILES },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const value = String(event.currentTarget.dataset['value'])
      this.triggerEvent('choose', { value: value === this.data.value ? '' : value })
    },
  },
})
