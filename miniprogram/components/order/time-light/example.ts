import type { Example } from '../../example'

export default {
  data: { light: { kind: 'green', amount: '剩 3 天', word: '时间够' } },
  body: '<time-light light="{{timeLight.light}}" mode="inline" /><view class="after"><time-light light="{{timeLight.light}}" mode="band" note="最晚 27 日晚上办好" /></view>',
} satisfies Example
