import type { Example } from '../../example'

export default {
  data: {
    items: [
      { value: '1', label: '★ 一般', note: '5 天' },
      { value: '2', label: '★★ 几家办', note: '15 天' },
      { value: '3', label: '★★★ 涉法', note: '按法定' },
    ],
  },
  body: '<segmented-bar items="{{segmentedBar.items}}" value="2" label="星级" bind:choose="heard" />',
} satisfies Example
