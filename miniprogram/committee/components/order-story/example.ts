import type { Example } from '../../../components/example'

export default {
  data: {
    story: {
      head: '第 296 单 · 道路',
      title: '晒谷场塌了一块',
      steps: [
        { id: 'asked', day: '20 日', head: '点单', words: '晒粮走车都危险' },
        { id: 'done', day: '24 日', head: '办结', words: '重新打了水泥' },
      ],
      photos: [],
    },
  },
  body: '<order-story story="{{orderStory.story}}" />',
} satisfies Example
