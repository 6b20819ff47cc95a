import type { Example } from '../../example'

export default {
  data: {},
  body: `<state-view kind="loading" rows="{{1}}" /><view class="after"></view>
<state-view kind="empty" title="这一页还没写字" words="您还没点过单。" act="点一单" bind:act="heard" /><view class="after"></view>
<state-view kind="offline" words="这会儿没信号。电话能打。" /><view class="after"></view>
<state-view kind="refused" title="这单撤不了了" words="李春梅昨天已经领了。" side="知道了" act="打电话" act-icon="call" /><view class="after"></view>
<state-view kind="error" title="刚才没存上，是我们这边出了错" words="您写的字还在。" number="K7-2093" act="再按一次" />`,
} satisfies Example
