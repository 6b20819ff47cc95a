import type { Example } from '../../example'

export default {
  data: {},
  body: '<category-tiles value="infrastructure" bind:choose="heard" />',
} satisfies Example
