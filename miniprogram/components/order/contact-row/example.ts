import type { Example } from '../../example'

export default {
  data: {
    contact: { id: '1', surname: '李', name: '李春梅', post: '您家的网格员 · 三组 2 格', canCall: true },
  },
  body: '<view class="sheet"><contact-row contact="{{contactRow.contact}}" bind:call="heard" /></view>',
} satisfies Example
