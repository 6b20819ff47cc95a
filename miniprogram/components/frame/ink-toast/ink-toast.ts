import { isElder } from '../../../utils/elder'

/** One sentence in ink that something is done; two seconds, four with large text. Called through `toast(page, text)`. */
export default Component({
  data: { text: '' },
  lifetimes: {
    detached() {
      clearTimeout((this as unknown as { timer?: number }).timer ?? 0)
    },
  },
  methods: {
    toast(text: string) {
      const held = this as unknown as { timer?: number }
      clearTimeout(held.timer ?? 0)
      this.setData({ text })
      held.timer = setTimeout(() => this.setData({ text: '' }), isElder() ? 4000 : 2000) as unknown as number
    },
  },
})
