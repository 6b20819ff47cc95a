import type { Example } from '../../example'

export default {
  data: {
    row: {
      id: '1',
      no: { before: 'LX26-', hit: '0254' },
      state: '待评价',
      title: '村口公厕水箱漏水，淌了一地',
      where: '一组 马**',
      hands: '王树林办的，11 月 18 日办结',
      light: { kind: 'done', amount: '4 天', word: '已办结' },
      aria: 'LX26-0254，待评价，村口公厕水箱漏水',
    },
  },
  body: '<view class="sheet"><found-row class="ruled" row="{{foundRow.row}}" bind:open="heard" /></view>',
} satisfies Example
