import type { Example } from '../../example'

export default {
  data: {},
  body: '<unmask-sheet visible="{{true}}" ticket-id="t1" bind:close="heard" bind:trouble="heard" />',
  alone: true,
} satisfies Example
