import type { Sheet } from './sheet'

const row = (
  id: string,
  day: string,
  month: string,
  title: string,
  note: string,
  points: string,
  after: string,
  tone: 'ink' | 'pencil' | 'red' = 'ink',
  more = {},
) => ({
  id,
  day,
  month,
  title,
  note,
  points,
  after,
  tone,
  aria: `${day}，${title}，${note}，${points} 分，${after}`,
  ...more,
})

export const points: Sheet[] = [
  {
    name: 'passbook',
    title: '积分',
    data: {
      rows: [
        row('0', '8:14', '', '帮邻居一把', '存在这个手机里，有了信号自己会交', '', '等信号', 'pencil', {
          opens: true,
        }),
        row('1', '23 日', '11 月', '清河道 2 小时', '李春梅证实，公示到 26 日', '+10', '待入账', 'pencil', {
          opens: true,
        }),
        row('2', '18 日', '', '院子干净', '李春梅证实', '+20', '余 286'),
        row('3', '12 日', '', '换洗衣液 1 瓶', '积分超市，孙满仓代换', '−36', '余 266'),
        row(
          '4',
          '8 日',
          '',
          '冲正：3 日扫路记重了',
          '义务扫路，周德顺改的，原来那笔留着',
          '−5',
          '余 302',
          'red',
        ),
        row('5', '月底', '', '十月结账，每户一张单', '', '', '', 'ink', { link: '看单子' }),
      ],
    },
    body: `
<section-head title="账本" more="怎么得分" bind:more="heard" />
<view class="sheet"><ledger-row class="ruled" wx:for="{{rows}}" wx:key="id" row="{{item}}" bind:open="heard" /></view>`,
  },
]
