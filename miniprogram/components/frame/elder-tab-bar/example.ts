import type { Example } from '../../example'

export default {
  data: {},
  body: '<elder-tab-bar current="home" />',
} satisfies Example
