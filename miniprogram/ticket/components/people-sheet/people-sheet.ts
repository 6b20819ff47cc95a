import { call } from '../../../api/client'
import { newKey } from '../../../api/key'
import { LIMITS } from '../../../core/limits'
import { clean, isBlank } from '../../../core/text/fold'
import type { ChoiceView } from '../../../views/models'

/** What a caller is mostly looked for; anything else is written. */
const PURPOSES: ChoiceView[] = ['来电核对', '约上门', '查以前的单'].map(label => ({ value: label, label }))

/**
 * Looks for people by name or number, for a purpose that they read afterwards. Fires `close`, `found` `{ q, found }`,
 * `trouble` `{ message }`.
 */
export default Component({
  properties: {
    visible: { type: Boolean, value: false },
    /** What was typed on the page. */
    q: { type: String, value: '' },
  },
  data: {
    atMost: LIMITS,
    purposes: PURPOSES,
    /** One key an opening: the same look pressed twice is written down once. */
    key: '',
    busy: false,
    purpose: '',
  },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ key: newKey(), purpose: '' })
    },
  },
  methods: {
    close() {
      this.triggerEvent('close')
    },
    choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ purpose: event.detail.value })
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ purpose: event.detail.value })
    },
    async look() {
      const { busy, key, q } = this.data
      const purpose = clean(this.data.purpose)
      if (isBlank(purpose) || busy) return
      this.setData({ busy: true })
      const result = await call('ticket.findPeople', { q, purpose, key })
      this.setData({ busy: false })
      if (result.ok) this.triggerEvent('found', { q, found: result.data })
      else this.triggerEvent('trouble', { message: result.message })
    },
  },
})
