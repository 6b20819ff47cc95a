/** One row per state. The compiler asks for a row of every state, and for every field that a stage holds. */
import type { StageTable } from '../process/define'
import type { DeedKinds } from './kinds'
import { DEED_STATE_WORDS as WORDS } from './words'

export const STAGES: StageTable<DeedKinds> = {
  waiting: { label: WORDS.waiting, final: false, holds: { askAgainAt: true, townFrom: true } },
  confirmed: { label: WORDS.confirmed, final: false, holds: { noticeUntil: true } },
  objected: { label: WORDS.objected, final: false, holds: { noticeUntil: true } },
  credited: { label: WORDS.credited, final: true, holds: {} },
  refused: { label: WORDS.refused, final: true, holds: {} },
  overruled: { label: WORDS.overruled, final: true, holds: {} },
  withdrawn: { label: WORDS.withdrawn, final: true, holds: {} },
}
