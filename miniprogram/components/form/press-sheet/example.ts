import { PRESSES } from '../../../core/deed/phone/ways'
import type { Example } from '../../example'

export default {
  data: {
    press: PRESSES.object,
    offers: {
      householdId: [
        { value: '', label: '整张单子' },
        { value: 'h1', label: '三组 5 号 陈家' },
        { value: 'h2', label: '三组 6 号 王家' },
      ],
    },
  },
  body: '<press-sheet press="{{pressSheet.press}}" area="points" matter-id="d1" asked="扫门前路，2 分。三组 5 号 陈家，11 月 3 日做的" offers="{{pressSheet.offers}}" bind:done="heard" bind:refused="heard" bind:close="heard" />',
  alone: true,
} satisfies Example
