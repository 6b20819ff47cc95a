import type { Example } from '../../../components/example'

export default {
  data: {},
  body: '<record-sheet visible="{{true}}" ticket-id="t1" bind:close="heard" />',
  alone: true,
} satisfies Example
