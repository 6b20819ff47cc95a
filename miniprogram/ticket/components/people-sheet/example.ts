import type { Example } from '../../../components/example'

export default {
  data: {},
  body: '<people-sheet visible="{{true}}" q="马秀英" bind:close="heard" bind:found="heard" bind:trouble="heard" />',
  alone: true,
} satisfies Example
