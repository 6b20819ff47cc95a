import type { Example } from '../../example'

export default {
  data: { day: { month: '11 月', day: '26', weekday: '星期四', lunar: '十月十八' } },
  body: '<view class="row"><calendar-day day="{{calendarDay.day}}" /><calendar-day struck day="{{calendarDay.day}}" /></view>',
} satisfies Example
