import type { Example } from '../../example'

export default {
  data: {
    earned: {
      id: '1',
      day: '23 日',
      month: '11 月',
      title: '清河道 2 小时',
      note: '李春梅证实，公示到 26 日',
      points: '+10',
      after: '待入账',
      tone: 'pencil',
      opens: true,
      aria: '23 日，清河道 2 小时，加 10 分',
    },
    cured: {
      id: '2',
      day: '8 日',
      month: '',
      title: '冲正：3 日扫路记重了',
      note: '周德顺改的，原来那笔留着',
      points: '−5',
      after: '余 302',
      tone: 'red',
      aria: '8 日，冲正，减 5 分',
    },
  },
  body: '<view class="sheet"><ledger-row class="ruled" row="{{ledgerRow.earned}}" bind:open="heard" /><ledger-row class="ruled" row="{{ledgerRow.cured}}" /></view>',
} satisfies Example
