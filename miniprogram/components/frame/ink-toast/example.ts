import type { Example } from '../../example'

export default {
  data: {},
  body: '<button class="btn full" hover-class="pressed" bind:tap="toast">说一句</button><ink-toast id="toast" />',
} satisfies Example
