import type { GridInfo } from '../../../../contract/person/home'
import { call } from '../../../api/client'

/** Town, then village, for the person who has not signed in. Fires `choose` `{ id, name }` of the village. */
export default Component({
  data: { town: '', single: false, places: [] as GridInfo[], loading: true, trouble: '' },
  lifetimes: {
    attached() {
      void this.list('')
    },
  },
  methods: {
    async list(under: string) {
      this.setData({ loading: true, trouble: '' })
      const result = await call('grid.places', under ? { under } : {})
      this.setData({ loading: false })
      if (!result.ok) {
        this.setData({ trouble: result.message })
        return
      }
      const [only, another] = result.data
      // One town is no choice.
      if (only && !another && only.level === 1) {
        this.setData({ single: true })
        this.open(only)
        return
      }
      this.setData({ places: result.data })
    },
    open(town: GridInfo) {
      this.setData({ town: town.name, places: [] })
      void this.list(town.id)
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      const place = this.data.places[Number(event.currentTarget.dataset['at'])]
      if (!place) return
      if (place.level === 1) this.open(place)
      else this.triggerEvent('choose', { id: place.id, name: place.name })
    },
    again() {
      this.setData({ town: '', places: [] })
      void this.list('')
    },
  },
})
