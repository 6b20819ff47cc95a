import type { Example } from '../../example'

export default {
  data: {},
  body: '<faces value="2" bind:rate="heard" />',
} satisfies Example
