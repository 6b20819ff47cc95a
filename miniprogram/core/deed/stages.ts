/** One row per state. The compiler asks for a row of every state, and for every field that a stage fields. */
import type { StageTable } from '../process/define'
import type { DeedKinds } from './kinds'
import { DEED_STATE_LABELS as WORDS } from './labels'

export const STAGES: StageTable<DeedKinds> = {
  waiting: { label: WORDS.waiting, final: false, fields: { askAgainAt: true, townFrom: true } },
  confirmed: { label: WORDS.confirmed, final: false, fields: { noticeUntil: true } },
  objected: { label: WORDS.objected, final: false, fields: { noticeUntil: true } },
  credited: { label: WORDS.credited, final: true, fields: {} },
  refused: { label: WORDS.refused, final: true, fields: {} },
  overruled: { label: WORDS.overruled, final: true, fields: {} },
  withdrawn: { label: WORDS.withdrawn, final: true, fields: {} },
}
