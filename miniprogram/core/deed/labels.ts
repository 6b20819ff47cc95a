/** A good deed in the words people read: how it stands, what came of it. */
import { dateText } from '../clock/shanghai'
import { isUnanswered } from '../points/objections'
import { doneWith, UNANSWERED_TEXT } from '../points/says'
import type { Deed } from './kinds'
import type { DeedState, ResultWhy } from './record'

export const DEED_STATE_LABELS: Record<DeedState, string> = {
  waiting: '等人证实',
  confirmed: '公示中',
  objected: '有人提了意见',
  credited: '入账了',
  refused: '没有证实',
  overruled: '公示没通过',
  withdrawn: '撤回了',
}
export const RESULT_LABELS: Record<ResultWhy, string> = {
  credited: '入账了',
  overQuota: '这一期报满了，没加分',
  overCap: '这一期的分到顶了，没加分',
  twice: '这件事已经入过账，只入一次',
  overruled: '公示没通过',
  zero: '没有分可扣',
}

/** How it stands, with the day where there is one; of a form for one household also what came of it. */
export function stateText({ stage, households, results, points, objections }: Deed): string {
  if (stage.state === 'confirmed') return `公示到 ${dateText(stage.noticeUntil)}`
  const [only, ...others] = households
  const why = stage.state === 'credited' && only && others.length === 0 ? results[only.id]?.why : undefined
  const mark = why === 'credited' && isUnanswered(objections) ? `，${UNANSWERED_TEXT}` : ''
  if (why && why !== 'credited') return `${RESULT_LABELS[why]}${mark}`
  const { vouch, settled } = doneWith(points)
  switch (stage.state) {
    case 'waiting':
      return `等人${vouch}`
    case 'refused':
      return `没有${vouch}`
    case 'credited':
      return `${settled}${mark}`
    case 'objected':
    case 'overruled':
    case 'withdrawn':
      return DEED_STATE_LABELS[stage.state]
  }
}
