import { askFor } from '../../../api/subscribe'
import type { Press } from '../../../core/process/way'
import { begin, change, handIn, IS_CURRENT, isMendedHere, type Changed } from '../../../forms/filling'
import { pressMatter, type Area, type Beside } from '../../../forms/press-matter'
import type { ChoiceView } from '../../../views/models'

/**
 * A button of a good deed or an honour that asks for something, on a sheet from below; `press` null is closed. It sends by itself
 * and fires `done` `{ data }`, `refused` `{ message }` where nothing typed here would help, or `close`.
 */
export default Component({
  properties: {
    press: { type: null, value: null as Press | null },
    area: { type: String, value: 'points' as Area },
    matterId: { type: String, value: '' },
    /** Which part of the matter it is about. */
    beside: { type: null, value: {} as Beside },
    /** What is being answered or vouched for, said above the form. */
    asked: { type: String, value: '' },
    /** What there is to choose from, by the field. */
    offers: { type: null, value: {} as Record<string, ChoiceView[]> },
  },
  data: { ...IS_CURRENT },
  observers: {
    press(this: unknown, press: Press | null) {
      if (press?.form) (this as { open(press: Press): void }).open(press)
    },
  },
  methods: {
    open({ verb, form }: Press) {
      const { area, matterId, beside } = this.data
      if (form) begin(this, form, [area, verb, matterId, ...Object.values(beside)].join(':'))
    },
    change(event: Changed) {
      const { press } = this.data
      if (press?.form) change(this, press.form, event.detail)
    },
    send() {
      askFor('points')
      void this.hand(false)
    },
    askPerson() {
      void this.hand(true)
    },
    async hand(humanCheck: boolean) {
      const { press, area, matterId, beside, filling, key } = this.data
      if (!press || filling.lack !== '') return
      let refusal = ''
      const sent = await handIn(this, async () => {
        const more: Beside = { ...beside, id: matterId, key, ...(humanCheck ? { humanCheck: true } : {}) }
        const result = await pressMatter(area, press, more, filling.filled)
        if (!result.ok && !isMendedHere(result)) refusal = result.message
        return result
      })
      if (refusal !== '') this.triggerEvent('refused', { message: refusal })
      else if (sent && !sent.kept) this.triggerEvent('done', { data: sent.data })
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
