import type { Example } from '../../../components/example'

export default {
  data: {},
  body: '<danger-first value="yes" bind:choose="heard" />',
} satisfies Example
