import { PICTURE, type Sheet } from './sheet'

/** Mock screens rebuilt from components: 柳溪村、点单、我的单、单子、今天、单子. */
export const daily: Sheet[] = [
  {
    name: 'home',
    title: '柳溪村',
    data: {
      card: {
        id: '318',
        no: 'LX26-0318',
        title: '桥头往东第三盏路灯不亮，晚上接孩子看不见路',
        light: { kind: 'green', amount: '剩 3 天', word: '时间够' },
        promise: { who: '李春梅', dayText: '11 月 26 日', verb: '前修好' },
        news: '今早有新进展：灯头已买回',
        aria: '时间够，剩 3 天',
      },
      contact: { id: '1', surname: '李', name: '李春梅', post: '您家的网格员 · 三组 2 格', canCall: true },
    },
    body: `
<view class="row between" style="padding:4rpx 0 20rpx"><view><text class="bold" style="font-size:var(--f-day)">11 月 24 日 星期二</text> <text class="small ink2">十月十六</text></view><elder-switch /></view>
<tile kind="order" title="点单" note="哪里坏了、什么要办、
想找人帮忙，说一声" elder-note="有事要办，说一声" />
<view class="halves after"><tile kind="dispute" title="报矛盾" note="坐下来说，只有
办的人看得见" elder-note="外人看不见" /><tile kind="points" title="积分" note="村里还没开始攒
以后能换东西" elder-note="还没开始攒" /></view>
<section-head title="我的单" more="在办 2 单" /><view class="sheet"><ticket-card card="{{card}}" bind:open="heard" /></view>
<section-head title="有事找谁" /><view class="sheet"><contact-row contact="{{contact}}" /></view>
<elder-tab-bar wx:if="{{elder}}" current="home" />`,
  },
  {
    name: 'form',
    title: '点单',
    data: {
      subs: [
        { value: '路灯', label: '路灯' },
        { value: '道路', label: '道路' },
        { value: '水沟', label: '水沟' },
        { value: '用水', label: '用水' },
        { value: '用电', label: '用电' },
      ],
      wish: [
        { value: '越快越好', label: '越快越好' },
        { value: '这个星期内', label: '这个星期内' },
        { value: '不急', label: '不急' },
      ],
      photos: [
        { id: '1', src: PICTURE, state: 'ok' },
        { id: '2', state: 'checking' },
        { id: '3', src: PICTURE, state: 'failed' },
      ],
      voice: { src: 'x', seconds: 23 },
    },
    body: `
<section-head small title="是哪一类事" /><category-tiles value="infrastructure" /><view style="height:16rpx"></view><choice-chips items="{{subs}}" value="路灯" />
<section-head small title="说说怎么回事" hint="打字、说话都行" />
<view class="field"><textarea class="field-area" placeholder-class="field-hint" auto-height aria-label="说说怎么回事" value="桥头往东第三盏路灯不亮，晚上接孩子看不见路，前天隔壁老人差点绊倒。" /><view class="field-count">33 / 500</view></view>
<view style="height:14rpx"></view><voice-note voice="{{voice}}" editable />
<section-head small title="照片" hint="没有也能点单，最多 9 张" /><photo-wall photos="{{photos}}" editable bind:remove="heard" bind:retry="heard" />
<section-head small title="在哪里" /><view class="field line"><ink-icon name="location" size="38" class="ink2"/><input class="field-input" placeholder="比如：桥头往东第三盏" placeholder-class="field-hint" /></view>
<section-head small title="想哪天办好" /><choice-chips items="{{wish}}" value="越快越好" />
<bottom-bar main="交给派单台" note="草稿已经存在手机里，没信号也不会丢" />`,
  },
  {
    name: 'detail',
    title: '我的单',
    data: {
      promise: {
        calendarDay: { month: '11 月', day: '26', weekday: '星期四', lunar: '十月十八' },
        who: '李春梅',
        measures: '换新灯头，把东头三盏灯的线路都查一遍。',
        post: '网格员 · 三组 2 格',
      },
      ruler: {
        kind: 'green',
        headline: '时间够，还剩 3 天',
        used: 30.5,
        ticks: 5,
        promise: { at: 84, text: '答应 26 日' },
        start: '22 日点单',
        end: '时限 5 天 · 27 日到',
      },
      entries: [
        {
          id: '4',
          day: '今天',
          time: '8:05',
          who: '李春梅',
          text: '记了进展：供电所刘师傅看过，是灯头烧坏，新的已买回，明天来装。',
          photos: [
            { id: '1', src: PICTURE, state: 'ok' },
            { id: '2', src: PICTURE, state: 'ok' },
          ],
        },
        { id: '3', day: '昨天', time: '10:25', who: '李春梅', text: '领了单，答应 26 日前办好' },
        { id: '2', day: '昨天', time: '9:10', text: '派单员何晓雯派给了李春梅' },
        {
          id: '1',
          day: '周日',
          time: '19:42',
          text: '您点了这一单，附 1 张照片、23 秒的话',
          voice: { src: 'x', seconds: 23 },
        },
      ],
      light: { kind: 'green', amount: '剩 3 天', word: '时间够' },
    },
    body: `
<view class="cap">第 318 单 · 基础设施 · 路灯</view><view class="head">桥头往东第三盏路灯不亮</view><view class="quote" style="display:var(--extra);margin:8rpx 0 24rpx">“晚上接孩子看不见路，前天隔壁老人差点绊倒。”</view>
<view class="bleed" style="display:var(--elder-only);margin-bottom:24rpx"><time-light light="{{light}}" mode="band" note="最晚 27 日晚上办好" /></view>
<view class="sheet"><promise-block promise="{{promise}}" /><view class="padded dashed-top"><time-ruler ruler="{{ruler}}" /></view></view>
<section-head title="办到哪一步了" /><timeline entries="{{entries}}" />
<bottom-bar main="给李春梅打电话" main-icon="call" side="补充说明" />`,
  },
  {
    name: 'changed',
    title: '单子',
    data: {
      promise: {
        calendarDay: { month: '11 月', day: '30', weekday: '星期一', lunar: '十月十八' },
        who: '王树林',
        measures: '先摆警示桶，再换一面新镜子。',
        before: {
          calendarDay: { month: '11 月', day: '26', weekday: '星期四', lunar: '十月十八' },
          reason: '镇上缺镜子，从县里调',
        },
        lateReason: '要等县里的货',
      },
      none: {},
      amber: {
        kind: 'amber',
        headline: '快到期，明早到',
        used: 88,
        ticks: 15,
        promise: { at: 20, text: '答应 12 日' },
        start: '22 日点单',
        end: '时限 15 天 · 12 月 7 日到',
      },
      red: {
        kind: 'red',
        headline: '已超期，超 2 天',
        used: 100,
        ticks: 5,
        start: '14 日点单',
        end: '时限 5 天 · 19 日到',
      },
    },
    body: `
<view class="sheet"><promise-block promise="{{promise}}" flip /></view><view class="sheet after"><promise-block promise="{{none}}" /></view>
<view class="sheet padded after"><time-ruler ruler="{{amber}}" /></view><view class="sheet padded after"><time-ruler ruler="{{red}}" /></view>`,
  },
  {
    name: 'today',
    title: '今天',
    data: {
      calendarDay: { month: '11 月', day: '24', weekday: '星期二', lunar: '十月十六' },
      a: {
        id: '1',
        no: '1',
        title: '自来水浑，带泥沙',
        light: { kind: 'green', amount: '剩 4 天', word: '时间够' },
        where: '三组 陈玉娥 · 民生 · 用水',
        news: '有一段 18 秒的话',
        photo: PICTURE,
        aria: '',
      },
      b: {
        id: '2',
        no: '1',
        title: '屋后水沟堵了，水往屋里漫',
        light: { kind: 'amber', amount: '明早到', word: '快到期' },
        where: '三组 周桂兰，72 岁，耳背',
        photo: PICTURE,
        aria: '',
      },
      c: {
        id: '3',
        no: '1',
        title: '桥头第三盏路灯不亮',
        light: { kind: 'green', amount: '剩 3 天', word: '时间够' },
        where: '三组 陈望生 · 答应 26 日',
        aria: '',
      },
    },
    body: `
<view class="row" style="gap:24rpx"><calendar-day day="{{calendarDay}}" /><view class="grow"><view style="font-size:var(--f-day);line-height:var(--l-day)" class="bold">李春梅，今天先办两件</view><view class="text ink2">新派来 <text class="strong">1</text> 件，等您领</view><view class="text ink2">今天答应办好 1 件，手上另有 2 件</view></view></view>
<section-head small title="新派来的" hint="明早 8:02 前领或退" /><view class="sheet"><ticket-card card="{{a}}" /><view class="actions"><button class="btn plain mid" hover-class="pressed">退单</button><button class="btn main mid wide" hover-class="pressed">领下这单</button></view></view>
<section-head small title="今天答应办好的" /><view class="sheet"><ticket-card card="{{b}}" /><view class="actions"><button class="btn plain mid"><ink-icon name="call" />打电话</button><button class="btn plain mid">记进展</button><button class="btn mid">办结</button></view></view>
<section-head small title="手上的" /><view class="sheet"><ticket-card class="ruled" card="{{c}}" /><ticket-card class="ruled" card="{{c}}" /></view>
<bottom-bar main="替没手机的乡亲点单" main-icon="edit-1" outlined />`,
  },
  {
    name: 'claim',
    title: '单子',
    data: {
      days: [
        { value: 20261124, weekday: '周二', day: '24', foot: '今天', late: false, aria: '11 月 24 日' },
        { value: 20261125, weekday: '周三', day: '25', foot: '十七', late: false, aria: '11 月 25 日' },
        { value: 20261126, weekday: '周四', day: '26', foot: '十八', late: false, aria: '11 月 26 日' },
        { value: 20261127, weekday: '周五', day: '27', foot: '十九', late: false, aria: '11 月 27 日' },
        { value: 20261128, weekday: '周六', day: '28', foot: '二十', late: false, aria: '11 月 28 日' },
        { value: 20261129, weekday: '周日', day: '29', foot: '时限', late: false, aria: '11 月 29 日' },
        { value: 20261130, weekday: '周一', day: '30', foot: '超了', late: true, aria: '11 月 30 日' },
      ],
      openers: [
        { value: '先上门看看', label: '先上门看看' },
        { value: '约师傅来修', label: '约师傅来修' },
        { value: '陪着去办', label: '陪着去办' },
      ],
    },
    body: `
<view class="cap">第 323 单 · 民生 · 用水</view><view class="head">自来水浑，带泥沙</view>
<paper-sheet visible="{{true}}" title="领下这单" note="自来水浑，带泥沙 · 三组 陈玉娥">
<section-head small title="打算怎么办" /><view class="field"><textarea class="field-area" auto-height aria-label="打算怎么办" value="上午去看水表井和管口，约镇水厂冲管；冲完再接一盆水给您看。" /></view><view style="height:14rpx"></view><choice-chips openers items="{{openers}}" />
<section-head small title="答应哪天前办好" hint="时限 29 日，选它之前的日子" /><day-row label="答应哪天前办好" days="{{days}}" value="{{20261126}}" bind:choose="heard" />
<view class="sheet form-row between after"><view>给点单人看您的电话 <text class="bold">138****6021</text></view></view>
<view class="after"><kraft-slip caption="陈玉娥会看到"><view><text class="bold">李春梅</text>答应 <text class="bold">11 月 26 日（星期四）</text>前办好，有事打 138****6021。</view></kraft-slip></view>
<bottom-bar slot="bar" flat main="领下这单" side="再想想" />
</paper-sheet>`,
  },
]
