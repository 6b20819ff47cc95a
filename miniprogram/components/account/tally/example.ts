import type { Example } from '../../example'

export default {
  data: { kept: ['a', 'b', 'c', 'd', 'e'], missed: ['f'] },
  body: '<view class="sheet padded"><tally kept="{{tally.kept}}" missed="{{tally.missed}}" saying="6 单里 5 单" bind:open="heard" /></view>',
} satisfies Example
