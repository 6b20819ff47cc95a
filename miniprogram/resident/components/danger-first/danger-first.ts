import { elderBehavior } from '../../../utils/elder'
import { ring } from '../../../utils/phone-call'
import type { ChoiceView } from '../../../views/models'

const ANSWERS: ChoiceView[] = [
  { value: 'yes', label: '有，等不得' },
  { value: 'no', label: '没有' },
]

/** A quarrel asks first whether somebody may be hurt now. Fires `choose` `{ value: 'yes' | 'no' }`. */
export default Component({
  behaviors: [elderBehavior],
  properties: { value: { type: String, value: '' } },
  data: { elder: false, answers: ANSWERS },
  methods: {
    choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('choose', { value: event.detail.value })
    },
    callPolice() {
      ring('110')
    },
    callForWomen() {
      ring('12338')
    },
  },
})
