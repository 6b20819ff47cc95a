/** Complaints and suggestions as one reader sees them, and who may. */
import {
  feedbackCan,
  type Feedback,
  type FeedbackRelation,
} from '../../../miniprogram/core/feedback/feedback'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { FeedbackInfo } from '../../../miniprogram/core/feedback/feedback'
import type { FeedbackDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { feedbackNodes } from './nodes'

export const serves = ({ actor }: Known): boolean =>
  actor.posts.some(({ role }) => role === 'inspector' || role === 'admin')

/** Who wrote it, the town it went to, and the county once it was asked. */
export const maySee = async (doc: FeedbackDoc, me: Known): Promise<boolean> => {
  if (doc.by === me.person._id) return true
  const nodes = await feedbackNodes(me)
  return nodes.includes(doc.node) || nodes.includes(doc.townId)
}

export async function seen(docs: readonly FeedbackDoc[], me: Known): Promise<FeedbackInfo[]> {
  const nodes = docs.length === 0 ? [] : await feedbackNodes(me)
  return docs.map(({ _id, feedback, ...doc }) => ({
    id: _id,
    no: feedback.no,
    kind: feedback.kind,
    text: feedback.text === '' ? null : feedback.text,
    at: feedback.at,
    state: feedback.state,
    answer: answerInfo(feedback.answer),
    appeal: feedback.appeal,
    finalAnswer: answerInfo(feedback.finalAnswer),
    mine: feedback.by === me.person._id,
    can: feedbackCan(feedback, relationOf(doc, nodes, me)),
  }))
}
const answerInfo = (answer: Feedback['answer']): FeedbackInfo['answer'] =>
  answer && { at: answer.at, byName: answer.byName, text: answer.text }

export const relationOf = (
  { node, townId }: Pick<FeedbackDoc, 'node' | 'townId'>,
  nodes: readonly string[],
  { person }: Known,
): FeedbackRelation => ({
  id: person._id,
  serves: nodes.includes(node),
  above: countyOf(person, townId) !== null,
})

/** The node above the one that answered; null when that was the county itself. */
export function countyOf({ home, posts }: Known['person'], townId: string): string | null {
  const path = [home, ...posts.map(post => post.path)].find(one => one.includes(townId)) ?? []
  return path[path.indexOf(townId) - 1] ?? null
}

export async function currentInfo(doc: FeedbackDoc, me: Known): Promise<FeedbackInfo | Refusal> {
  const [one] = await seen([doc], me)
  return one ?? refuse('NOT_FOUND_HERE')
}
