import type { Example } from '../../../components/example'

export default {
  data: {
    signed: {
      key: 'p1',
      path: '/assets/art/share-ticket.png',
      kind: 'photo',
      extension: 'png',
      bytes: 9,
      consent: true,
    },
  },
  body: '<agreement words="当面同意" bind:change="heard" bind:trouble="heard" /><view class="after"><agreement photo="{{agreement.signed}}" /></view>',
} satisfies Example
