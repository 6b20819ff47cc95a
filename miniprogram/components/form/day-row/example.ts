import type { Example } from '../../example'

export default {
  data: {
    days: [
      { value: 20261124, weekday: '周二', day: '24', foot: '今天', late: false, aria: '11 月 24 日' },
      { value: 20261126, weekday: '周四', day: '26', foot: '十八', late: false, aria: '11 月 26 日' },
      { value: 20261129, weekday: '周日', day: '29', foot: '时限', late: false, aria: '11 月 29 日' },
      { value: 20261130, weekday: '周一', day: '30', foot: '超了', late: true, aria: '11 月 30 日' },
    ],
  },
  body: '<day-row label="答应哪天前办好" days="{{dayRow.days}}" value="{{20261126}}" bind:choose="heard" />',
} satisfies Example
