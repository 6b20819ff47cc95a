import type { Sheet } from './sheet'

/** Mock screens rebuilt from components: 我的单、空 · 等 · 错 · 不行、评价. */
export const states: Sheet[] = [
  {
    name: 'offline',
    title: '我的单',
    data: {
      draft: {
        id: 'd',
        no: '',
        title: '变压器旁边的电线垂下来了',
        light: { kind: 'pencil', amount: '8:14', word: '等信号' },
        state: { word: '写好了，存在这个手机里', next: '有了信号自己会交，只交一次' },
        aria: '',
      },
      cards: [
        {
          id: '318',
          no: 'LX26-0318',
          title: '桥头往东第三盏路灯不亮，晚上接孩子看不见路',
          light: { kind: 'green', amount: '剩 3 天', word: '时间够' },
          promise: { who: '李春梅', dayText: '11 月 26 日', verb: '前修好' },
          news: '今早有新进展：灯头已买回',
          aria: '时间够，剩 3 天',
        },
        {
          id: '2',
          no: '',
          title: '想给我妈办老年优待证',
          light: { kind: 'green', amount: '剩 4 天', word: '时间够' },
          state: { word: '待派单', next: '派单台明天下班前派给人' },
          aria: '',
        },
        {
          id: '3',
          no: '',
          title: '巷子口的自来水管换粗一点',
          light: { kind: 'held', amount: '停着', word: '等到 1 日' },
          state: { word: '挂起', next: '等水厂的管子。何晓雯同意，12 月 1 日再看' },
          aria: '',
        },
        {
          id: '4',
          no: '',
          title: '村口公交站牌倒了',
          light: { kind: 'done', amount: '2 天', word: '已办结' },
          state: { word: '您评了 满意' },
          locked: true,
          aria: '',
        },
      ],
    },
    body: `
<state-view kind="offline" words="这会儿没信号。电话能打；下面是 8:05 存下的，能看。" />
<view class="penciled after"><ticket-card pencil card="{{draft}}" /><view class="actions"><button class="btn plain mid">再试一次</button><button class="btn mid"><ink-icon name="call" />急的话打电话</button></view></view>
<section-head title="已经交上去的" /><view class="sheet"><ticket-card class="ruled" wx:for="{{cards}}" wx:key="id" card="{{item}}" /></view>`,
  },
  {
    name: 'states',
    title: '空 · 等 · 错 · 不行',
    data: {},
    body: `
<state-view kind="loading" rows="{{1}}" /><view class="after"></view>
<state-view kind="empty" title="这一页还没写字" words="您还没点过单。路灯、水沟、办证，都能点。" act="点一单" /><view class="after"></view>
<state-view kind="refused" title="这单撤不了了" words="李春梅昨天已经领了，灯头也买回来了。要是不用修了，打个电话跟她说一声就行。" side="知道了" act="打电话" act-icon="call" /><view class="after"></view>
<state-view kind="error" title="刚才没存上，是我们这边出了错" words="您写的字还在。再按一次不会变成两单。" number="K7-2093" act="再按一次" /><view class="after"></view>
<ink-toast id="toast" /><button class="btn full" bind:tap="toast">成了</button>`,
  },
  {
    name: 'rate',
    title: '评价',
    data: {},
    body: `
<view class="cap">第 318 单 · 路灯</view><view class="head" style="margin-bottom:16rpx">李春梅说修好了，您说呢？</view>
<faces value="4" bind:rate="heard" /><section-head title="想说的话" /><view class="field"><textarea class="field-area" auto-height aria-label="想说的话" value="晚上接孩子亮堂多了，谢谢春梅。" /></view>
<bottom-bar main="交评价" side="说一段话" side-icon="microphone-1" note="12 月 2 日前都能评；不评也按办好算" />`,
  },
]
