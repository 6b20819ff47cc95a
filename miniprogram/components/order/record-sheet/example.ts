import type { Example } from '../../example'

export default {
  data: {},
  body: '<record-sheet visible="{{true}}" ticket-id="t1" bind:close="heard" />',
  alone: true,
} satisfies Example
