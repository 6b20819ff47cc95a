import type { Candidate } from '../../../../contract/ticket/desk'
import { call } from '../../../api/client'
import type { DayChoiceView, PersonView } from '../../../views/models'
import type { Verb } from '../../../core/ticket/lifecycle'
import type { DayInfo, TicketInfo } from '../../../core/ticket/sight/infos'
import type { Form } from '../../../core/process/way'
import { FORMS } from '../../../core/ticket/phone/ways'
import { begin, change, IS_CURRENT, put, type Changed } from '../../../forms/filling'
import { has, KEPT, pressVerb } from '../../../forms/press-verb'
import { asked, choicesOf, isFormVerb, type Waiting } from '../../../forms/verb-form'

/**
 * One verb that needs a sentence or a choice, on a sheet from below. `verb` '' is closed. It sends by itself and fires
 * `done` `{ message, ticket }` (ticket null when there is nothing left for them to see), `kept` `{ message }` when it only lies in
 * the outbox, or `close`.
 */
export default Component({
  properties: {
    verb: { type: String, value: '' as Verb | '' },
    ticket: { type: null, value: null as TicketInfo | null },
    now: { type: Number, value: 0 },
    /** What waits for an answer on it, as the page says it. */
    waiting: { type: Array, value: [] as Waiting[] },
    /** The days that may be chosen, by verb and field. */
    days: { type: Array, value: [] as DayInfo[] },
  },
  data: {
    ...IS_CURRENT,
    form: null as Form | null,
    choices: {} as Record<string, DayChoiceView[]>,
    people: null as PersonView[] | null,
    asked: '',
  },
  observers: {
    verb(this: unknown, verb: Verb | '') {
      ;(this as { open(verb: Verb | ''): void }).open(verb)
    },
    // The page may learn more while the sheet lies over it.
    'ticket, waiting, days, now'(this: unknown) {
      ;(this as { readTicket(): void }).readTicket()
    },
  },
  methods: {
    open(verb: Verb | '') {
      const ticket = this.data.ticket as TicketInfo | null
      const form = verb !== '' && isFormVerb(verb) ? FORMS[verb] : null
      this.setData({ form, people: null })
      if (!form) return
      this.readTicket()
      begin(this, form, `${verb}:${ticket ? ticket.id : ''}`)
      if (has(form, 'person') && ticket) void this.findPeople(ticket.id)
    },
    /** What the form says of the order, and the days it offers. */
    readTicket() {
      const { verb, form, days, now, waiting } = this.data
      if (!form || verb === '' || !isFormVerb(verb)) return
      const ticket = this.data.ticket as TicketInfo | null
      this.setData({
        choices: ticket ? choicesOf(verb, days, now, ticket.clock.limitAt) : {},
        asked: ticket ? asked(verb, ticket, waiting) : '',
      })
    },
    change(event: Changed) {
      const { form } = this.data
      if (form) change(this, form, event.detail)
    },
    async findPeople(ticketId: string) {
      const { draft } = this.data
      const result = await call('ticket.colleagues', { ticketId })
      const { form, filling } = this.data
      // Another sheet may be open by now.
      if (!form || this.data.draft !== draft) return
      if (!result.ok) {
        this.setData({ people: [] })
        put(this, form, filling.filled, filling.files, result.message)
        return
      }
      this.setData({ people: result.data.map(personView) })
      // Someone chosen before may have left meanwhile.
      const gone = form.fields.filter(
        ({ name, type }) => type === 'person' && !result.data.some(one => one.id === filling.filled[name]),
      )
      if (gone.length > 0)
        put(
          this,
          form,
          { ...filling.filled, ...Object.fromEntries(gone.map(({ name }) => [name, ''])) },
          filling.files,
        )
    },

    send() {
      void this.press(false)
    },
    askPerson() {
      void this.press(true)
    },
    async press(humanCheck: boolean) {
      const { verb } = this.data
      const ticket = this.data.ticket as TicketInfo | null
      if (verb === '' || !isFormVerb(verb) || !ticket) return
      const sent = await pressVerb(this, verb, ticket, humanCheck)
      if (!sent) return
      if (sent.kept) this.triggerEvent('kept', { message: KEPT })
      else this.triggerEvent('done', { message: sent.data.message, ticket: sent.data.ticket })
    },
    close() {
      this.triggerEvent('close')
    },
  },
})

const personView = ({ id, name, post, own, inHand, soonDue }: Candidate): PersonView => ({
  id,
  surname: name.slice(0, 1),
  name,
  post: own ? `${post}，管这一格` : post,
  load: [inHand === 0 ? '手上没有' : `手上 ${inHand} 件`, ...(soonDue > 0 ? [`${soonDue} 件快到期`] : [])],
})
