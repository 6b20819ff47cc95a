/** One row per state. The compiler asks for a row of every state, and for every field that a stage holds. */
import type { StageTable } from '../process/define'
import type { FeedbackKinds } from './kinds'

export const STAGES: StageTable<FeedbackKinds> = {
  sent: { label: '等答复', final: false, fields: { answerDueAt: true } },
  answered: { label: '镇里答复了', final: false, fields: { appealUntil: true } },
  appealed: { label: '等县里答复', final: false, fields: { answerDueAt: true } },
  final: { label: '县里答复了', final: true, fields: { endedAt: true } },
  closed: { label: '没有再请县里看', final: true, fields: { endedAt: true } },
  withdrawn: { label: '本人收回了', final: true, fields: { endedAt: true } },
}
