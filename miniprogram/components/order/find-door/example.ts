import type { Example } from '../../example'

export default {
  data: {},
  body: '<find-door />',
} satisfies Example
