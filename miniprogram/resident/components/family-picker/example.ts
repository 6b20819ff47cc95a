import type { Example } from '../../../components/example'

export default {
  data: { chosen: { whom: '0123456789abcdef', name: '陈** 母亲' } },
  body: '<family-picker bind:choose="heard" bind:trouble="heard" /><view class="after"><family-picker family="{{familyPicker.chosen}}" /></view>',
} satisfies Example
