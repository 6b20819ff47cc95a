import type { Example } from '../../example'

export default {
  data: {},
  body: '<kraft-slip caption="陈玉娥会看到"><text>李春梅答应 11 月 26 日前办好。</text></kraft-slip>',
} satisfies Example
