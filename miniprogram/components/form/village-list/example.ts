import type { Example } from '../../example'

export default {
  data: {},
  body: '<village-list bind:choose="heard" />',
  answers: {
    'grid.places': [
      { id: 'n1', name: '清水镇', level: 1 },
      { id: 'n2', name: '石桥镇', level: 1 },
    ],
  },
} satisfies Example
