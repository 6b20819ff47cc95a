/** Points in the words people read: what was done, how it stands. */
import { LONG } from '../lasts'
import { dateText } from '../clock/shanghai'
import { isUnanswered } from './objections'
import type { Application, ApplicationState, PointsItem } from './types'

/** 「清河道 2 小时」; a single time needs no number. From the rules, never what a person typed. */
export const deedWords = ({ words, unit }: Pick<PointsItem, 'words' | 'unit'>, quantity: number): string =>
  quantity === 1 && unit === '次' ? words : `${words} ${quantity} ${unit}`

/** 「+10 分」, 「−5 分」. */
export const pointsWords = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points)} 分`

const APPLICATION_STATE_WORDS: Record<ApplicationState, string> = {
  waiting: '等人证实',
  confirmed: '公示中',
  objected: '有人提了意见',
  credited: '入账了',
  refused: '没有证实',
  overruled: '公示没通过',
  withdrawn: '撤回了',
}
export const RESULT_WORDS: Record<Application['results'][string]['why'], string> = {
  credited: '入账了',
  overQuota: '这一期报满了，没加分',
  overCap: '这一期的分到顶了，没加分',
  twice: '这件事已经入过账，只入一次',
  overruled: '公示没通过',
  zero: '没有分可扣',
}

/** What stands beside a result that nobody answered the objection to. */
export const UNANSWERED_WORDS = '异议没有答复'
/** Below an objection that the clock closed: of a deed and of an honour. */
export const UNANSWERED_SAYS = `${LONG.objectionUnanswered}没有答复，照常往下走，写明${UNANSWERED_WORDS}。`

/** How it stands, with the day where there is one; of a form for one household also what came of it. */
export function stateWords({
  state,
  objectUntil,
  households,
  results,
  points,
  objections,
}: Application): string {
  if (state === 'confirmed' && objectUntil !== null) return `公示到 ${dateText(objectUntil)}`
  const [only, ...others] = households
  const why = state === 'credited' && only && others.length === 0 ? results[only.id]?.why : undefined
  const mark = why === 'credited' && isUnanswered(objections) ? `，${UNANSWERED_WORDS}` : ''
  if (why === 'credited' && points < 0) return `扣了分${mark}`
  return why ? `${RESULT_WORDS[why]}${mark}` : APPLICATION_STATE_WORDS[state]
}
