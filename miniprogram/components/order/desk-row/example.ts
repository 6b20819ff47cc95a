import type { Example } from '../../example'

export default {
  data: {
    row: {
      id: '1',
      title: '两家为宅基地滴水沟争起来',
      light: { kind: 'amber', amount: '10 点前', word: '快到期' },
      meta: ['五组', '矛盾纠纷 · 邻里'],
      tags: [{ text: '只给经办人看', tone: 'line', icon: 'lock-on' }],
      photos: 2,
      voiceSeconds: 41,
      aria: '快到期，两家为宅基地滴水沟争起来',
    },
  },
  body: '<view class="sheet"><desk-row class="ruled" row="{{deskRow.row}}" bind:open="heard" /><desk-row class="ruled" row="{{deskRow.row}}" choosable bind:open="heard" bind:check="heard" /><desk-row class="ruled" row="{{deskRow.row}}" choosable chosen bind:open="heard" bind:check="heard" /></view>',
} satisfies Example
