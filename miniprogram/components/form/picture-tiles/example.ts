import type { Example } from '../../example'

export default {
  data: {},
  body: '<picture-tiles value="water" bind:choose="heard" />',
} satisfies Example
