import type { Example } from '../../example'

export default {
  data: {},
  body: '<view class="row"><ink-icon name="call" /><ink-icon name="edit-1" size="44" /><ink-icon name="chevron-right" size="60" /></view>',
} satisfies Example
