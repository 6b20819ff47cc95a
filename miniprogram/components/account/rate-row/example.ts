import type { Example } from '../../example'

export default {
  data: {
    rate: {
      id: 'r',
      name: '响应率',
      saying: '6 单，5 单一天内有人领',
      percent: '83',
      kept: ['a', 'b', 'c', 'd', 'e'],
      missed: ['f'],
    },
  },
  body: '<view class="sheet"><rate-row rate="{{rateRow.rate}}" bind:open="heard" /></view>',
} satisfies Example
