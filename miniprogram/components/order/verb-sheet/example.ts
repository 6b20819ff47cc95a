import type { Example } from '../../example'

export default {
  data: {
    ticket: {
      id: 't1',
      rev: 3,
      no: 'LX26-0318',
      title: '桥头路灯不亮',
      readers: null,
      clock: { limitAt: 0 },
    },
  },
  body: '<verb-sheet verb="refer" ticket="{{verbSheet.ticket}}" bind:done="heard" bind:kept="heard" bind:close="heard" />',
  alone: true,
} satisfies Example
