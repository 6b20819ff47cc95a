/** One row per state. The compiler asks for a row of every state, and for every field that a stage fields. */
import type { StageTable } from '../process/define'
import type { DeedKinds } from './kinds'
import { IS_OVER } from './over'
import { DEED_STATE_LABELS as WORDS } from './labels'

export const STAGES: StageTable<DeedKinds> = {
  waiting: { label: WORDS.waiting, final: IS_OVER.waiting, fields: { askAgainAt: true, townFrom: true } },
  confirmed: { label: WORDS.confirmed, final: IS_OVER.confirmed, fields: { noticeUntil: true } },
  objected: { label: WORDS.objected, final: IS_OVER.objected, fields: { noticeUntil: true } },
  credited: { label: WORDS.credited, final: IS_OVER.credited, fields: {} },
  refused: { label: WORDS.refused, final: IS_OVER.refused, fields: {} },
  overruled: { label: WORDS.overruled, final: IS_OVER.overruled, fields: {} },
  withdrawn: { label: WORDS.withdrawn, final: IS_OVER.withdrawn, fields: {} },
}
