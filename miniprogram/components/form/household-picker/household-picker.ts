import { LIMITS } from '../../../core/limits'
import { clean } from '../../../core/text/fold'
import type { HouseholdPage, HouseholdInfo } from '../../../../contract/points/households'
import { fetchFresh, recall } from '../../../api/cache'
import { call } from '../../../api/client'
import { merged, ROWS, rowsOf, type PickRow } from './pick'

const ASK_AFTER_MS = 400

/**
 * Which households: one, or several with ticks. Known ones are searched at once, the cloud is asked for what is not yet known.
 * Fires `change` `{ chosen }`, `trouble` `{ message }`.
 */
export default Component({
  properties: {
    chosen: { type: Array, value: [] as HouseholdInfo[] },
    max: { type: Number, value: 1 },
  },
  data: { atMost: LIMITS, q: '', rows: [] as PickRow[], rest: 0, ready: false },
  observers: {
    chosen() {
      this.draw()
    },
  },
  lifetimes: {
    attached() {
      const kept = recall('points.households', {})
      if (kept) this.took('', kept.data)
      void fetchFresh('points.households', {}).then(result => {
        if (result.ok) this.took('', result.data)
        // Who has no post may not see them all, but finds one by its door or surname.
        else if (!kept && result.code !== 'NOT_ALLOWED')
          this.triggerEvent('trouble', { message: result.message })
      })
    },
    detached() {
      clearTimeout(this.own().asking ?? 0)
    },
  },
  methods: {
    own() {
      return this as unknown as {
        known?: HouseholdInfo[]
        asking?: number
        /** By what was typed: how many there are, and where the cloud goes on. */
        answers?: Record<string, Pick<HouseholdPage, 'next' | 'total'> | undefined>
        most?: number
      }
    },
    took(q: string, { items, next, total }: HouseholdPage) {
      const own = this.own()
      own.known = merged(own.known ?? [], items)
      own.answers = { ...own.answers, [q]: { next, total } }
      this.setData({ ready: true })
      this.draw()
    },
    answer() {
      return this.own().answers?.[clean(this.data.q)]
    },
    draw() {
      const { known = [], most = ROWS } = this.own()
      this.setData(rowsOf(known, this.data.chosen, this.data.q, most, this.answer()?.total ?? 0))
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ q: event.detail.value })
      this.own().most = ROWS
      this.draw()
      clearTimeout(this.own().asking ?? 0)
      this.own().asking = setTimeout(() => void this.search(), ASK_AFTER_MS) as unknown as number
    },
    async search() {
      const q = clean(this.data.q)
      if (q === '' || this.own().answers?.[q]) return
      const result = await call('points.households', { q })
      if (result.ok) this.took(q, result.data)
    },
    /** Twenty more: of those the phone knows, else of those the cloud has. */
    async more() {
      const q = clean(this.data.q)
      const { most = ROWS } = this.own()
      const next = this.answer()?.next
      if (this.data.rows.length - this.data.chosen.length < most + ROWS && next) {
        const result = await call('points.households', { ...(q === '' ? {} : { q }), cursor: next })
        if (!result.ok) {
          this.triggerEvent('trouble', { message: result.message })
          return
        }
        // Asked twice, or something else was typed meanwhile.
        if (this.own().answers?.[q]?.next !== next) return
        this.took(q, result.data)
      }
      this.own().most = most + ROWS
      this.draw()
    },
    tick(event: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows[Number(event.currentTarget.dataset['at'])]
      if (!row) return
      const { chosen, max } = this.data
      const others = chosen.filter(one => one.id !== row.id)
      if (!row.on && max > 1 && chosen.length >= max) {
        this.triggerEvent('trouble', { message: `一张单子最多 ${max} 家，再有就另报一张。` })
        return
      }
      const one = { id: row.id, title: row.title }
      this.triggerEvent('change', { chosen: row.on ? others : max === 1 ? [one] : [...others, one] })
      if (max === 1) this.setData({ q: '' })
    },
    change() {
      this.triggerEvent('change', { chosen: [] })
    },
  },
})
