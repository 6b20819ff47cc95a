import type { Example } from '../../example'

export default {
  data: {
    made: {
      calendarDay: { month: '11 月', day: '26', weekday: '星期四', lunar: '十月十八' },
      who: '王树林',
      measures: '先摆警示桶，再换一面新镜子。',
      before: {
        calendarDay: { month: '11 月', day: '24', weekday: '星期二' },
        reason: '镇上缺镜子，从县里调',
      },
      lateReason: '要等县里的货',
    },
    none: { waiting: '领单的人会在这里写下日子' },
  },
  body: '<view class="sheet"><promise-block promise="{{promiseBlock.made}}" /></view><view class="sheet after"><promise-block promise="{{promiseBlock.none}}" /></view>',
} satisfies Example
