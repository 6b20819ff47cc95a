import type { Example } from '../../example'

export default {
  data: { day: { month: '11 月', day: '26', weekday: '星期四', lunar: '十月十八' } },
  body: '<view class="row"><leaf leaf="{{leaf.day}}" /><leaf struck leaf="{{leaf.day}}" /></view>',
} satisfies Example
