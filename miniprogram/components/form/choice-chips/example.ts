import type { Example } from '../../example'

export default {
  data: {
    items: [
      { value: 'a', label: '越快越好' },
      { value: 'b', label: '这个星期内' },
      { value: 'c', label: '不急' },
    ],
  },
  body: `<choice-chips items="{{choiceChips.items}}" value="b" label="想哪天办好" bind:choose="heard" />
<view class="after"><choice-chips openers items="{{choiceChips.items}}" label="可以这样开头" bind:choose="heard" /></view>`,
} satisfies Example
