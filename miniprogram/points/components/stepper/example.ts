import type { Example } from '../../../components/example'

export default {
  data: {},
  body: '<stepper value="{{2}}" unit="小时" bind:change="heard" />',
} satisfies Example
