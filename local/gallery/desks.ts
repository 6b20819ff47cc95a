import { PICTURE, type Sheet } from './sheet'

const ids = (count: number, letter: string) => Array.from({ length: count }, (_, at) => `${letter}${at}`)

/** Mock screens rebuilt from components: 派单台、派单、评议、柳溪村 · 晒单. */
export const desks: Sheet[] = [
  {
    name: 'inbox',
    title: '派单台',
    data: {
      counters: [
        { value: 'a', count: '6', label: '待派' },
        { value: 'b', count: '1', label: '退回来的' },
        { value: 'c', count: '1', label: '没人领' },
        { value: 'd', count: '2', label: '像是重复' },
      ],
      rows: [
        {
          id: '水渠护栏断了一截，娃娃在边上玩',
          title: '水渠护栏断了一截，娃娃在边上玩',
          light: { kind: 'red', amount: '超 1 时', word: '已超期' },
          meta: ['二组', '基础设施 · 护栏'],
          tags: [{ text: '网格员排查' }],
          photos: 3,
          voiceSeconds: 0,
          aria: '水渠护栏断了一截，娃娃在边上玩',
        },
        {
          id: '两家为宅基地滴水沟争起来',
          title: '两家为宅基地滴水沟争起来',
          light: { kind: 'amber', amount: '10 点前', word: '快到期' },
          meta: ['五组', '矛盾纠纷 · 邻里'],
          tags: [{ text: '只给经办人看', tone: 'line', icon: 'lock-on' }],
          photos: 0,
          voiceSeconds: 41,
          aria: '两家为宅基地滴水沟争起来',
        },
        {
          id: '水龙头出黄水',
          title: '水龙头出黄水',
          light: { kind: 'green', amount: '今天内', word: '时间够' },
          meta: ['三组', '民生 · 用水'],
          tags: [{ text: '今早有一件很像', tone: 'indigo', icon: 'file-copy' }],
          photos: 0,
          voiceSeconds: 0,
          aria: '水龙头出黄水',
        },
        {
          id: '小学门口早上车太多，接送不安全，家长都站到马路中间去了',
          title: '小学门口早上车太多，接送不安全，家长都站到马路中间去了',
          light: { kind: 'green', amount: '明天', word: '时间够' },
          meta: ['一组', '民生 · 出行'],
          tags: [{ text: '院坝会记的' }],
          photos: 0,
          voiceSeconds: 0,
          aria: '小学门口早上车太多，接送不安全，家长都站到马路中间去了',
        },
      ],
    },
    body: `
<view class="row between" style="padding-bottom:14rpx"><view class="bold">柳溪村 · 何晓雯</view><view class="cap">11 月 24 日 星期二</view></view>
<desk-counters items="{{counters}}" value="a" /><view class="row between cap" style="padding:14rpx 2rpx 12rpx"><view>最急的在上面，左边写着还剩多久</view></view>
<view class="sheet"><desk-row class="ruled" wx:for="{{rows}}" wx:key="id" row="{{item}}" /></view>`,
  },
  {
    name: 'dispatch',
    title: '派单',
    data: {
      three: [
        { value: 'a', label: '大事' },
        { value: 'b', label: '小事' },
        { value: 'c', label: '私事' },
      ],
      stars: [
        { value: '1', label: '★ 一般', note: '5 天' },
        { value: '2', label: '★★ 几家办', note: '15 天' },
        { value: '3', label: '★★★ 涉法', note: '按法定' },
      ],
      people: [
        {
          id: '1',
          surname: '李',
          name: '李春梅',
          post: '三组 2 格，她家的网格员',
          load: ['手上 3 件', '1 件快到期'],
        },
        { id: '2', surname: '王', name: '王树林', post: '三组 1 格，隔壁格', load: ['手上 1 件'] },
        { id: '3', surname: '三', name: '放到三组', post: '组里谁先领归谁', load: [], pool: true },
      ],
    },
    body: `
<view class="sheet"><view class="padded"><view class="title">自来水浑，带泥沙</view><view class="quote">“一盆黄汤，底下一层沙。”</view><view class="cap">三组 陈玉娥 · 今天 7:40 · 有 18 秒的话</view></view>
<view class="pair"><view class="pair-side"><view class="cap">这一件</view>水浑，带泥沙</view><view class="pair-side"><view class="cap">昨晚 18:20 那件，待派</view>孙德贵：水龙头出黄水</view></view>
<view class="actions"><view class="grow cap">同一组，都说水浑，前后隔 13 小时</view><button class="btn mid plain auto">不是</button><button class="btn mid auto">并成一件</button></view></view>
<section-head small title="怎么办" /><view class="sheet"><view class="form-row ruled"><view class="form-name">类别</view><view class="grow">民生 · 用水</view><ink-icon name="chevron-right" class="ink2" /></view><view class="form-row ruled"><view class="form-name">三事</view><segmented-bar items="{{three}}" value="a" /></view><view class="form-row ruled"><view class="form-name">星级</view><segmented-bar items="{{stars}}" value="1" /></view></view>
<section-head small title="派给谁" hint="只看手上的活，不比高低" /><people-list people="{{people}}" value="1" />
<bottom-bar main="派给李春梅" side="不受理" note="5 个自然日，到 11 月 29 日 · 派下去二十四小时内要领" />`,
  },
  {
    name: 'committee',
    title: '评议',
    data: {
      qs: [
        {
          id: 'a',
          name: '结果',
          hint: '事情办成了没有',
          words: ['没办成', '差', '一般', '好', '很好'],
          v: 5,
        },
        {
          id: 'b',
          name: '速度',
          hint: '比答应的早 1 天',
          words: ['拖很久', '慢', '一般', '快', '很快'],
          v: 4,
        },
        {
          id: 'c',
          name: '态度',
          hint: '回话、上门、说清楚',
          words: ['很差', '差', '一般', '好', '很好'],
          v: 0,
        },
      ],
      photos: [
        { id: '1', src: PICTURE, state: 'ok', label: '办之前' },
        { id: '2', src: PICTURE, state: 'ok', label: '办好后' },
      ],
    },
    body: `
<view class="cap">第 296 单 · 基础设施 · 道路 · ★ 一般</view><view class="head">晒谷场塌了一块，晒粮走车都危险</view>
<view class="sheet padded after"><photo-wall layout="pair" photos="{{photos}}" /></view>
<view class="sheet padded after stack"><score-ruler wx:for="{{qs}}" wx:key="id" question="{{item}}" value="{{item.v}}" bind:score="heard" /></view>
<view class="field after"><textarea class="field-area" auto-height aria-label="还想说的话" placeholder="还想说的话，可不写" placeholder-class="field-hint" /></view>
<bottom-bar bind:main="heard" bind:side="heard" main="交评议" side="是亲戚，回避" disabled note="还差“态度”没评。点单人的评价，等您评完再看" />`,
  },
  {
    name: 'board',
    title: '柳溪村 · 晒单',
    data: {
      rates: [
        {
          id: 'r',
          name: '响应率',
          saying: '28 单，27 单一天内有人领',
          percent: '96',
          kept: ids(27, 'a'),
          missed: ids(1, 'b'),
        },
        {
          id: 's',
          name: '办结率',
          saying: '到期 24 单，22 单按时办好',
          percent: '92',
          kept: ids(22, 'a'),
          missed: ids(2, 'b'),
        },
        {
          id: 't',
          name: '满意率',
          saying: '乡亲评了 19 单，17 单满意',
          percent: '89',
          kept: ids(12, 'a'),
          missed: ids(7, 'b'),
        },
        {
          id: 'u',
          name: '全年',
          saying: '90 单，80 单按时',
          percent: '88',
          kept: ids(80, 'a'),
          missed: ids(10, 'b'),
        },
      ],
      cards: [
        {
          id: '晒谷场塌了一块，重新打了水泥',
          no: '',
          title: '晒谷场塌了一块，重新打了水泥',
          light: { kind: 'doneInTime', amount: '4 天', word: '答应 5 天' },
          where: '二组 · 道路',
          aria: '晒谷场塌了一块，重新打了水泥',
        },
        {
          id: '公厕水箱漏水，换了阀门',
          no: '',
          title: '公厕水箱漏水，换了阀门',
          light: { kind: 'doneLate', amount: '7 天', word: '答应 5 天' },
          where: '一组 · 公厕 · 晚 2 天：镇上缺配件，从县里调',
          aria: '公厕水箱漏水，换了阀门',
        },
        {
          id: '矛盾纠纷调解了 7 件，只报件数',
          no: '',
          title: '矛盾纠纷调解了 7 件，只报件数',
          light: { kind: 'plain', amount: '本月', word: '' },
          where: '',
          aria: '矛盾纠纷调解了 7 件，只报件数',
        },
      ],
    },
    body: `
<view class="sheet"><rate-row class="ruled" wx:for="{{rates}}" wx:key="id" rate="{{item}}" bind:open="heard" /></view>
<section-head title="办好的单" more="全部 21 单" /><view class="sheet"><ticket-card class="ruled" wx:for="{{cards}}" wx:key="id" card="{{item}}" /></view>
<elder-tab-bar wx:if="{{elder}}" current="board" />`,
  },
]
