import type { Example } from '../../example'

export default {
  data: {},
  body: '<twin-order order="t1" no="12345-2026-0088" />',
} satisfies Example
