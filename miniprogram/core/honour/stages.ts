/** One row per state. The compiler asks for a row of every state, and for every field that a stage holds. */
import type { StageTable } from '../process/define'
import type { HonourKinds } from './kinds'
import { HONOUR_STATE_WORDS as WORDS } from './words'

export const STAGES: StageTable<HonourKinds> = {
  nominated: { label: WORDS.nominated, final: false, holds: { answerDueAt: true } },
  declined: { label: WORDS.declined, final: true, holds: { decidedAt: true } },
  notice: { label: WORDS.notice, final: false, holds: { noticeUntil: true } },
  deciding: { label: WORDS.deciding, final: false, holds: { voteDueAt: true } },
  awarded: { label: WORDS.awarded, final: true, holds: { decidedAt: true, shown: true } },
  notAwarded: { label: WORDS.notAwarded, final: true, holds: { decidedAt: true } },
}
