import { LIMITS } from '../../../core/limits'
import { call } from '../../../api/client'
import { newKey } from '../../../api/key'
import { clean } from '../../../core/text/fold'
import { ring } from '../../../utils/phone-call'
import { LOOKS_ARE_NOTED } from '../../../views/sentences'

/**
 * The number of the person who ordered, or of one whose order is worked on together with it (`joined`), for a purpose
 * that is written down. Fires `close`, `trouble` `{ message }`.
 */
export default Component({
  properties: {
    visible: { type: Boolean, value: false },
    ticketId: { type: String, value: '' },
    joined: { type: String, value: '' },
  },
  data: {
    noted: LOOKS_ARE_NOTED,
    atMost: LIMITS,
    /** One key an opening: the same purpose pressed twice is written down once. */
    key: '',
    busy: false,
    purpose: '',
    seen: null as { name: string; phone: string | null; shown: string } | null,
  },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ key: newKey(), seen: null })
    },
  },
  methods: {
    close() {
      this.triggerEvent('close')
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ purpose: event.detail.value })
    },
    async unmask() {
      const { seen, busy, key, ticketId, joined } = this.data
      if (seen) {
        ring(seen.phone)
        return
      }
      const purpose = clean(this.data.purpose)
      if (purpose === '' || busy) return
      this.setData({ busy: true })
      const result = await call('ticket.unmask', {
        ticketId,
        whose: 'requester',
        ...(joined ? { joined } : {}),
        purpose,
        key,
      })
      this.setData({ busy: false })
      if (!result.ok) {
        this.triggerEvent('trouble', { message: result.message })
        return
      }
      const { phone } = result.data
      this.setData({
        seen: {
          ...result.data,
          shown: phone ? phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3') : '没有留电话',
        },
      })
    },
  },
})
