import type { ContactView } from '../../../views/models'

/** Whom to ask: a surname in a round wash and a phone button (calls work without data). Fires `call` `{ id }`. */
export default Component({
  properties: { contact: { type: null, value: null as ContactView | null } },
  methods: {
    call() {
      const contact = this.data.contact
      if (contact) this.triggerEvent('call', { id: contact.id })
    },
  },
})
