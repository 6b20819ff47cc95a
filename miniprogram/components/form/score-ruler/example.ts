import type { Example } from '../../example'

export default {
  data: {
    question: {
      id: 'a',
      name: '结果',
      hint: '事情办成了没有',
      words: ['没办成', '差', '一般', '好', '很好'],
    },
  },
  body: '<score-ruler question="{{scoreRuler.question}}" value="{{4}}" bind:score="heard" />',
} satisfies Example
