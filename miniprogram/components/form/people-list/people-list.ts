import type { PersonView } from '../../../views/models'

/** Whom to give it to: what each has in hand now, never a score. Fires `choose` `{ id }`. */
export default Component({
  properties: {
    people: { type: Array, value: [] as PersonView[] },
    value: { type: String, value: '' },
    label: { type: String, value: '派给谁' },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { id: String(event.currentTarget.dataset.id) })
    },
  },
})
