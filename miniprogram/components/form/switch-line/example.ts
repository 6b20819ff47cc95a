import type { Example } from '../../example'

export default {
  data: {},
  body: '<view class="sheet"><switch-line title="急事" note="先打电话再登记" value="{{true}}" bind:change="heard" /></view>',
} satisfies Example
