/** One row per state. The compiler asks for a row of every state, and for every field that a stage holds. */
import type { StageTable } from '../process/define'
import type { HonourKinds } from './kinds'
import { HONOUR_STATE_LABELS as WORDS } from './labels'

export const STAGES: StageTable<HonourKinds> = {
  nominated: { label: WORDS.nominated, final: false, fields: { answerDueAt: true } },
  declined: { label: WORDS.declined, final: true, fields: { decidedAt: true } },
  notice: { label: WORDS.notice, final: false, fields: { noticeUntil: true } },
  deciding: { label: WORDS.deciding, final: false, fields: { voteDueAt: true } },
  awarded: { label: WORDS.awarded, final: true, fields: { decidedAt: true, shown: true } },
  notAwarded: { label: WORDS.notAwarded, final: true, fields: { decidedAt: true } },
}
