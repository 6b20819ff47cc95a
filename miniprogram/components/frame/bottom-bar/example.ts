import type { Example } from '../../example'

export default {
  data: {},
  body: `<bottom-bar main="交评议" side="是亲戚，回避" note="还差“态度”没选" disabled bind:main="heard" bind:side="heard" />
<bottom-bar main="给李春梅打电话" main-icon="call" side="补充说明" extra="看单子" bind:main="heard" />
<bottom-bar main="推荐一户" main-icon="edit-1" outlined bind:main="heard" />
<bottom-bar main="交给派单台" busy />`,
} satisfies Example
