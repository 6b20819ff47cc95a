/**
 * A sheet that rises from the bottom. It stays inside the root view, so elder sizes reach it. Fires `close`.
 * Content goes into the slot; a `bottom-bar flat` may be its last element.
 */
export default Component({
  options: { multipleSlots: true },
  properties: {
    visible: Boolean,
    title: String,
    note: String,
    /** A tap beside it closes too, unless something typed would be lost. */
    keep: Boolean,
  },
  methods: {
    close() {
      this.triggerEvent('close')
    },
    onVisible(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.triggerEvent('close')
    },
  },
})
