import type { Example } from '../../example'

export default {
  data: { chosen: [{ id: 'h1', title: '三组 1 号 陈家', door: '三组 1 号' }] },
  body: '<household-picker chosen="{{householdPicker.chosen}}" max="{{2}}" bind:change="heard" bind:trouble="heard" />',
  answers: {
    'points.households': {
      items: [
        { id: 'h1', title: '三组 1 号 陈家', door: '三组 1 号' },
        { id: 'h2', title: '三组 2 号 王家', door: '三组 2 号' },
      ],
      next: null,
      total: 2,
    },
  },
} satisfies Example
