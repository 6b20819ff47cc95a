import type { MemberInfo } from '../../../../contract/person/joining'
import { call } from '../../../api/client'
import { elderBehavior } from '../../../utils/elder'
import type { ChoiceView } from '../../../views/models'

const SELF: ChoiceView = { value: '', label: '我自己' }

/** Two who read the same are told apart by their place. */
function choicesOf(members: readonly MemberInfo[]): ChoiceView[] {
  const called = members.map(({ name, relation }) => [name, relation].filter(Boolean).join(' '))
  return members.map(({ whom }, i) => {
    const alike = called.filter(one => one === called[i]).length > 1
    return { value: whom, label: `${called[i] ?? ''}${alike ? ` 第 ${i + 1} 位` : ''}` }
  })
}

/** 替家里人: somebody of one's own household. Asks for them only when wanted. Fires `choose` `{ family }` and `trouble` `{ message }`. */
export default Component({
  behaviors: [elderBehavior],
  properties: { family: { type: null, value: null as { whom: string; name: string } | null } },
  data: { elder: false, asking: false, open: false, items: [] as ChoiceView[] },
  methods: {
    async ask() {
      if (this.data.asking) return
      this.setData({ asking: true })
      const reply = await call('me.household', {})
      this.setData({ asking: false })
      if (!reply.ok) {
        this.triggerEvent('trouble', { message: reply.message })
        return
      }
      const others = (reply.data?.members ?? []).filter(({ me }) => !me)
      if (others.length === 0)
        this.triggerEvent('trouble', { message: '您家名册上还没有别的人。没手机的，请网格员代点。' })
      this.setData({ open: others.length > 0, items: [SELF, ...choicesOf(others)] })
    },
    choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { value } = event.detail
      const chosen = this.data.items.find(item => item.value === value)
      const family = chosen && value !== '' ? { whom: value, name: chosen.label } : null
      this.triggerEvent('choose', { family })
    },
  },
})
