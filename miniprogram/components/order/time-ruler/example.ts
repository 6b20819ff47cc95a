import type { Example } from '../../example'

export default {
  data: {
    running: {
      kind: 'green',
      headline: '时间够，还剩 3 天',
      used: 30.5,
      ticks: 5,
      promise: { at: 84, text: '答应 26 日' },
      start: '22 日点单',
      end: '时限 5 天 · 27 日到',
    },
    over: {
      kind: 'red',
      headline: '已超期，超 2 天',
      used: 100,
      ticks: 15,
      start: '4 日点单',
      end: '时限 15 天 · 19 日到',
    },
  },
  body: '<view class="sheet padded"><time-ruler ruler="{{timeRuler.running}}" bind:how="heard" /></view><view class="sheet padded after"><time-ruler plain ruler="{{timeRuler.over}}" /></view>',
} satisfies Example
