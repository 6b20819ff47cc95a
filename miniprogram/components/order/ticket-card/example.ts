import type { Example } from '../../example'

export default {
  data: {
    promised: {
      id: '318',
      no: 'LX26-0318',
      title: '桥头往东第三盏路灯不亮，晚上接孩子看不见路',
      light: { kind: 'green', amount: '剩 3 天', word: '时间够' },
      promise: { who: '李春梅', dayText: '11 月 26 日', verb: '前修好' },
      news: '今早有新进展：灯头已买回',
      aria: '时间够，剩 3 天',
    },
    waiting: {
      id: '2',
      no: 'LX26-0319',
      title: '想给我妈办老年优待证',
      light: { kind: 'red', amount: '超 2 天', word: '已超期' },
      state: { word: '待派单', next: '派单台明天下班前派给人' },
      locked: true,
      aria: '已超期，超 2 天',
    },
    pencil: {
      id: '3',
      no: '',
      title: '变压器旁边的电线垂下来了',
      light: { kind: 'pencil', amount: '8:14', word: '等信号' },
      state: { word: '写好了', next: '有了信号自己会交，只交一次' },
      aria: '等信号，变压器旁边的电线垂下来了',
    },
  },
  body: '<view class="sheet"><ticket-card class="ruled" card="{{ticketCard.promised}}" bind:open="heard" /><ticket-card class="ruled" card="{{ticketCard.waiting}}" /></view><view class="penciled after"><ticket-card pencil still card="{{ticketCard.pencil}}" /></view>',
} satisfies Example
