import type { DispatchSheet } from '../../../../contract/ticket/desk'
import { call } from '../../../api/client'
import { newKey } from '../../../api/key'
import { askFor } from '../../../api/subscribe'
import type { Matter } from '../../../core/ticket/types'
import type { PersonView } from '../../../views/models'
import { MATTERS, PEOPLE_HINT } from '../dispatch-order/rows'
import { inputOf, mayGoTogether, peopleFor, sendEach, sentWords } from './together'
import { LACKS_MATTER } from '../../../views/sentences'

interface Row {
  id: string
  title: string
  meta: string
  /** Its number and the day by which it must be done. */
  limit: string
  /** The number of an order that may be the same one, until somebody says that it is not. */
  twin: string
  /** Why it was not sent on. */
  trouble: string
}
/** What is no picture of them and so stays out of `data`. */
interface Held {
  sheets: Map<string, DispatchSheet>
  /** One for each order: pressed again, each is sent on once. */
  keys: Map<string, string>
  notTwins: string[]
  /** Why it could not be sent on, until it is pressed again. */
  refused: Map<string, string>
  /** Why it could not be read, until it is read again. */
  unread: Map<string, string>
  /** Being asked for just now. */
  asking: Set<string>
}
const hold = (component: unknown): Held => component as Held

/**
 * Several orders sent on with one press, each by itself. What could not be sent on stays, with its sentence. Fires `sent`
 * `{ ids, message }`, `drop` `{ id }` and `back`; `sending` before the first of them goes: until `sent` it must stay.
 */
export default Component({
  properties: { orders: { type: Array, value: [] as string[] } },
  data: {
    peopleHint: PEOPLE_HINT,
    rows: [] as Row[],
    /** Not all of them were answered yet. */
    reading: true,
    matters: MATTERS,
    matter: '' as Matter | '',
    people: [] as PersonView[],
    chosen: '',
    note: '',
    main: '一起派',
    ready: false,
    sending: false,
  },
  observers: {
    orders(this: unknown) {
      void (this as { read(): Promise<void> }).read()
    },
  },
  lifetimes: {
    created() {
      Object.assign(hold(this), {
        sheets: new Map(),
        keys: new Map(),
        notTwins: [],
        refused: new Map(),
        unread: new Map(),
        asking: new Set(),
      })
    },
    attached() {
      void this.read()
    },
  },
  methods: {
    /** Asks for the sheets that are not there yet; those that nobody chose any more go. */
    async read() {
      const { sheets, keys, notTwins, refused, unread, asking } = hold(this)
      await Promise.all(
        this.data.orders.map(async id => {
          if (sheets.has(id) || asking.has(id)) return
          asking.add(id)
          const result = await call('desk.sheet', { ticketId: id })
          asking.delete(id)
          unread.delete(id)
          if (!result.ok) unread.set(id, result.message)
          else if (!mayGoOn(result.data)) unread.set(id, '这一单要单独打开看了。')
          else {
            sheets.set(id, result.data)
            keys.set(id, keys.get(id) ?? newKey())
          }
        }),
      )
      for (const held of [sheets, refused, unread])
        for (const id of [...held.keys()]) if (this.data.orders.indexOf(id) < 0) held.delete(id)
      this.setData({
        rows: this.data.orders.map(id =>
          rowOf(id, sheets.get(id), notTwins, refused.get(id) ?? unread.get(id) ?? ''),
        ),
        people: peopleFor([...sheets.values()]),
        reading: asking.size > 0,
      })
      this.judge()
    },

    chooseMatter(event: WechatMiniprogram.CustomEvent<{ value: Matter }>) {
      this.setData({ matter: event.detail.value })
      this.judge()
    },
    choosePerson(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.setData({ chosen: event.detail.id })
      this.judge()
    },
    notTwin(event: WechatMiniprogram.TouchEvent) {
      hold(this).notTwins.push(String(event.currentTarget.dataset['id']))
      void this.read()
    },
    drop(event: WechatMiniprogram.TouchEvent) {
      if (!this.data.sending) this.triggerEvent('drop', { id: String(event.currentTarget.dataset['id']) })
    },

    judge() {
      const { rows, matter, people, reading } = this.data
      // Anybody who cannot take all of them any more is chosen no more.
      const person = people.find(({ id }) => id === this.data.chosen)
      const n = hold(this).sheets.size
      const note = reading
        ? '正在看这几件'
        : n === 0
          ? '没有能派的'
          : rows.some(row => row.twin !== '')
            ? '有像是重复的：先去掉，单独打开对着看；不是一件就点「不是」'
            : matter === ''
              ? LACKS_MATTER
              : !person
                ? '还差“派给谁”没选'
                : ''
      this.setData({
        chosen: person ? person.id : '',
        note: note || '一件是一件，各走各的时限，各有各的回音',
        main: person ? `${n} 件${person.pool ? person.name : `派给${person.name}`}` : `${n} 件一起派`,
        ready: note === '',
      })
    },

    async send() {
      const { matter, chosen, ready, sending } = this.data
      if (sending || !ready || matter === '') return
      askFor('gridMember')
      this.setData({ sending: true })
      this.triggerEvent('sending')
      const { sheets, keys, refused } = hold(this)
      const sent = await sendEach([...sheets.keys()], id =>
        call('ticket.dispatch', {
          ticketId: id,
          key: keys.get(id) ?? '',
          input: inputOf(sheets.get(id) as DispatchSheet, matter, chosen),
        }),
      )
      const { ids, troubles, lost } = sent
      for (const id of sheets.keys()) refused.delete(id)
      for (const [id, why] of troubles) refused.set(id, why)
      // What was sent on goes; what was refused is looked at again, for it is not as it was.
      for (const id of [...ids, ...troubles.keys()]) if (id !== lost?.id) sheets.delete(id)
      const rows = this.data.rows
        .filter(({ id }) => ids.indexOf(id) < 0)
        .map(row => ({ ...row, trouble: refused.get(row.id) ?? (sheets.has(row.id) ? '' : row.trouble) }))
      this.setData({ rows, sending: false })
      this.triggerEvent('sent', { ids, message: sentWords(sent, rows.length) })
    },

    back() {
      if (!this.data.sending) this.triggerEvent('back')
    },
  },
})

function rowOf(
  id: string,
  sheet: DispatchSheet | undefined,
  notTwins: readonly string[],
  trouble: string,
): Row {
  if (!sheet) return { id, title: '这一单', meta: '', limit: '', twin: '', trouble }
  const { ticket } = sheet.detail
  const limit = sheet.preview.find(({ track }) => track === ticket.track)
  const [twin] = sheet.duplicates
  return {
    id,
    title: ticket.title ?? ticket.no,
    meta: [ticket.no, ticket.gridName, ticket.subLabel].filter(words => words !== '').join(' · '),
    limit: limit ? limit.words : '',
    twin: twin && notTwins.indexOf(id) < 0 ? `${twin.no} ${twin.title ?? ''}` : '',
    trouble,
  }
}

/** It may have been sent on, or have become urgent, since the list was read. */
const mayGoOn = ({ detail }: DispatchSheet): boolean =>
  detail.can.indexOf('dispatch') >= 0 && mayGoTogether(detail.ticket)
