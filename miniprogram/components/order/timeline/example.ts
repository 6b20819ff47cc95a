import type { Example } from '../../example'

export default {
  data: {
    entries: [
      {
        id: '2',
        day: '今天',
        time: '8:05',
        who: '李春梅',
        text: '记了进展：灯头买回来了',
        voice: { src: 'x', seconds: 9 },
      },
      { id: '1', day: '周日', time: '19:42', text: '您点了这一单' },
    ],
  },
  body: '<timeline entries="{{timeline.entries}}" />',
} satisfies Example
