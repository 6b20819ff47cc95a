import type { ScoreView } from '../../../views/models'

/** One question of the committee: five boxes, a word under each number, nothing chosen beforehand. Fires `score` `{ id, value }`. */
export default Component({
  properties: {
    question: { type: null, value: null as ScoreView | null },
    value: { type: Number, value: 0 },
  },
  methods: {
    score(event: WechatMiniprogram.TouchEvent) {
      const question = this.data.question
      if (question)
        this.triggerEvent('score', { id: question.id, value: Number(event.currentTarget.dataset.value) })
    },
  },
})
