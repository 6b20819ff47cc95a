import type { Example } from '../../../components/example'

export default {
  data: { helped: { id: 'p1', name: '周桂兰', household: '三组 5 号' } },
  body: '<helped-picker bind:change="heard" bind:trouble="heard" /><view class="after"><helped-picker helped="{{helpedPicker.helped}}" /></view>',
} satisfies Example
