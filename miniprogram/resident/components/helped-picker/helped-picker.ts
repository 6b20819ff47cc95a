import { LIMITS } from '../../../core/limits'
import type { HelpedPerson } from '../../../../contract/ticket/lists'
import { call } from '../../../api/client'
import { clean, isBlank } from '../../../core/text/fold'

/** Whom somebody orders for: found by name among the people of their grids. Fires `change` `{ helped }`, `trouble` `{ message }`. */
export default Component({
  properties: {
    helped: { type: null, value: null as HelpedPerson | null },
  },
  data: { atMost: LIMITS, q: '', people: [] as HelpedPerson[], next: '', searched: false },
  methods: {
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ q: event.detail.value })
    },
    async search() {
      this.setData({ people: [], next: '', searched: false })
      await this.more()
    },
    async more() {
      const { next, people, q } = this.data
      const result = await call('grid.people', {
        ...(isBlank(q) ? {} : { q: clean(q) }),
        ...(next === '' ? {} : { cursor: next }),
      })
      if (result.ok)
        this.setData({
          people: [...people, ...result.data.people],
          next: result.data.next ?? '',
          searched: true,
        })
      else this.triggerEvent('trouble', { message: result.message })
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      const id = String(event.currentTarget.dataset['id'])
      const helped = this.data.people.find(person => person.id === id) ?? null
      this.setData({ people: [], searched: false })
      this.triggerEvent('change', { helped })
    },
    forget() {
      this.triggerEvent('change', { helped: null })
    },
  },
})
