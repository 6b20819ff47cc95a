import { clean } from '../../core/text/fold'
import type { HouseholdSeen } from '../../../cloudfunctions/_contract/points'
import { fetchFresh, recall } from '../../api/cache'
import { call } from '../../api/client'
import { merged, rowsOf, type PickRow } from './pick'

const ASK_AFTER_MS = 400

/**
 * Which households: one, or several with ticks. Known ones are searched at once, the cloud is asked for what is not yet known.
 * Fires `change` `{ chosen }`, `trouble` `{ says }`.
 */
export default Component({
  properties: {
    chosen: { type: Array, value: [] as HouseholdSeen[] },
    max: { type: Number, value: 1 },
  },
  data: { q: '', rows: [] as PickRow[], rest: 0, ready: false },
  observers: {
    chosen() {
      this.draw()
    },
  },
  lifetimes: {
    attached() {
      const kept = recall('points.households', {})
      if (kept) this.took(kept.data)
      void fetchFresh('points.households', {}).then(result => {
        if (result.ok) this.took(result.data)
        // Who has no post may not see them all, but finds one by its door or surname.
        else if (!kept && result.code !== 'NOT_ALLOWED') this.triggerEvent('trouble', { says: result.says })
      })
    },
    detached() {
      clearTimeout(this.own().asking ?? 0)
    },
  },
  methods: {
    own() {
      return this as unknown as { known?: HouseholdSeen[]; asking?: number }
    },
    took(found: HouseholdSeen[]) {
      this.own().known = merged(this.own().known ?? [], found)
      this.setData({ ready: true })
      this.draw()
    },
    draw() {
      this.setData(rowsOf(this.own().known ?? [], this.data.chosen, this.data.q))
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ q: event.detail.value })
      this.draw()
      clearTimeout(this.own().asking ?? 0)
      this.own().asking = setTimeout(() => void this.search(), ASK_AFTER_MS) as unknown as number
    },
    async search() {
      const q = clean(this.data.q)
      if (q === '') return
      const result = await call('points.households', { q })
      if (result.ok) this.took(result.data)
    },
    tick(event: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows[Number(event.currentTarget.dataset['at'])]
      if (!row) return
      const { chosen, max } = this.data
      const others = chosen.filter(one => one.id !== row.id)
      if (!row.on && max > 1 && chosen.length >= max) {
        this.triggerEvent('trouble', { says: `一张单子最多 ${max} 家，再有就另报一张。` })
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
