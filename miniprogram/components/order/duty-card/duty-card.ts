import type { DutyView } from '../../../views/models'

/**
 * What waits in a post, above everything else on the first page. Fires `post` `{ value }`, `go` `{ page }`, `open` `{ id }`.
 */
export default Component({
  properties: { duty: { type: null, value: null as DutyView | null } },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('post', { value: String(event.currentTarget.dataset.value) })
    },
    go(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('go', { page: String(event.currentTarget.dataset.page) })
    },
    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.triggerEvent('open', event.detail)
    },
  },
})
