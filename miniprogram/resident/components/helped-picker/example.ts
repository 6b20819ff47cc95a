import type { Example } from '../../../components/example'

export default {
  data: {
    helped: { id: 'p1', name: '周桂兰', household: '三组 5 号' },
    unlisted: { gridId: 'g1', name: '孟阿婆', door: '三组 99 号' },
  },
  body: '<helped-picker bind:change="heard" bind:trouble="heard" /><view class="after"><helped-picker helped="{{helpedPicker.helped}}" /></view><view class="after"><helped-picker unlisted="{{helpedPicker.unlisted}}" /></view>',
} satisfies Example
