import type { Example } from '../../example'

export default {
  data: {},
  body: '<section-head title="我的单" more="在办 2 单" bind:more="heard" /><section-head small title="照片" hint="没有也行" />',
} satisfies Example
