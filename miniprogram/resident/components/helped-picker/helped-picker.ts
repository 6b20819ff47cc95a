import { LIMITS } from '../../../core/limits'
import type { HelpedPerson } from '../../../../contract/ticket/lists'
import type { Unlisted } from '../../../../contract/ticket/press'
import { recall } from '../../../api/cache'
import { call } from '../../../api/client'
import { clean, isBlank, mobileOf } from '../../../core/text/fold'
import type { ChoiceView } from '../../../views/models'

/** Where this person helps: the nodes of their own posts. */
function nodesOfMine(): ChoiceView[] {
  const duties = recall('me.home', {})?.data.me?.duties ?? []
  return duties
    .filter(({ role }) => role === 'gridMember' || role === 'dispatcher')
    .map(({ grid }) => ({ value: grid.id, label: grid.name }))
}

/**
 * Whom somebody orders for: found by name among the people of their grids, or written down where no list names them.
 * Fires `change` `{ helped, unlisted }`, `trouble` `{ message }`.
 */
export default Component({
  properties: {
    helped: { type: null, value: null as HelpedPerson | null },
    unlisted: { type: null, value: null as Unlisted | null },
  },
  data: {
    atMost: LIMITS,
    q: '',
    people: [] as HelpedPerson[],
    next: '',
    searched: false,
    grids: [] as ChoiceView[],
  },
  lifetimes: {
    attached() {
      this.setData({ grids: nodesOfMine() })
    },
  },
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
      this.triggerEvent('change', { helped, unlisted: null })
    },
    forget() {
      this.triggerEvent('change', { helped: null, unlisted: null })
    },
    /** The name that was looked for stands there already, and the only grid there is. */
    writeDown() {
      const grids = nodesOfMine()
      const gridId = grids.length === 1 ? (grids[0]?.value ?? '') : ''
      this.setData({ grids, people: [], searched: false })
      this.triggerEvent('change', { unlisted: { gridId, name: this.data.q, door: '' } })
    },
    typePart(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.write({ [String(event.currentTarget.dataset['part'])]: event.detail.value })
    },
    typePhone(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { phone: _, ...rest } = this.data.unlisted as Unlisted
      const phone = mobileOf(event.detail.value)
      this.triggerEvent('change', { unlisted: { ...rest, ...(phone === '' ? {} : { phone }) } })
    },
    write(part: Partial<Unlisted>) {
      this.triggerEvent('change', { unlisted: { ...(this.data.unlisted as Unlisted), ...part } })
    },
  },
})
