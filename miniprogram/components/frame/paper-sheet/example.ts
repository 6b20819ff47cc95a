import type { Example } from '../../example'

export default {
  data: {},
  body: '<paper-sheet visible="{{true}}" title="领下这单" note="自来水浑，带泥沙 · 三组 陈玉娥" bind:close="heard"><view class="text">写在里面的。</view><bottom-bar slot="bar" flat main="领下这单" side="再想想" /></paper-sheet>',
  alone: true,
} satisfies Example
