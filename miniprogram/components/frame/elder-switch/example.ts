import type { Example } from '../../example'

export default {
  data: {},
  body: '<elder-switch />',
} satisfies Example
