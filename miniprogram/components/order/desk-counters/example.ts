import type { Example } from '../../example'

export default {
  data: {
    items: [
      { value: 'a', count: '6', label: '待派' },
      { value: 'b', count: '99+', label: '退回来的' },
    ],
  },
  body: '<desk-counters items="{{deskCounters.items}}" value="a" bind:choose="heard" />',
} satisfies Example
