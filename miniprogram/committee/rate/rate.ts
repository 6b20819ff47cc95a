import type { ScoreView } from '../../views/models'
import { verbPage } from '../../forms/verb-page'
import { storyOf, type Story } from '../story'

const QUESTIONS: ScoreView[] = [
  { id: 'result', name: '结果', hint: '事情办成了没有', words: ['没办成', '差', '一般', '好', '很好'] },
  { id: 'speed', name: '速度', hint: '跟答应的日子比', words: ['拖很久', '慢', '一般', '快', '很快'] },
  { id: 'manner', name: '态度', hint: '回话、上门、说清楚', words: ['很差', '差', '一般', '好', '很好'] },
]
const start = { story: null as Story | null, questions: QUESTIONS, rating: '' }

export default Page(
  verbPage('committeeRate', {
    news: null,
    start,
    shown: detail => ({
      ...start,
      story: storyOf(detail),
      rating: detail.rating ? `点单的人给了 ${detail.rating.score} 分` : '',
    }),
    aside: '这一单请别的委员来评，您评过的也收回。记下就不能再评了。',
  }),
)
