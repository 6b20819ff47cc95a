import { countText } from '../../../core/limits'

/**
 * What a person writes: several lines with their count, or one `line`, before which something may stand (slot). Fires
 * `type` `{ value }`. What was typed is not drawn again when it comes back as `value`: the cursor would jump.
 */
export default Component({
  properties: {
    value: { type: String, value: '' },
    /** Read aloud. */
    label: { type: String, value: '' },
    hint: { type: String, value: '' },
    max: { type: Number, value: 0 },
    line: Boolean,
    /** Inside something that stays in its place while the page scrolls. */
    fixed: Boolean,
  },
  data: { shown: '', count: 0, typed: '' },
  observers: {
    value(value: string) {
      const { typed } = this.data
      if (value === typed) return
      // The native field holds what was typed, which no data of ours says: first that, then what is wanted.
      this.setData({ shown: typed })
      this.setData({ shown: value, typed: value, count: countText(value) })
    },
  },
  methods: {
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { value } = event.detail
      this.setData({ typed: value, count: countText(value) })
      this.triggerEvent('type', { value })
    },
  },
})
