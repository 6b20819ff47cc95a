import type { Example } from '../../example'

export default {
  data: {},
  body: `<tile kind="order" title="点单" note="哪里坏了、什么要办，说一声" elder-note="有事要办，说一声" />
<view class="halves after"><tile kind="dispute" title="报矛盾" note="只有办的人看得见" elder-note="外人看不见" /><tile kind="points" title="积分" note="以后能换东西" elder-note="还没开始攒" /></view>`,
} satisfies Example
