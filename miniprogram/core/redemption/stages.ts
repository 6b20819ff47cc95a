/** One row per state. The compiler asks for a row of every state, and for every field that a stage holds. */
import type { StageTable } from '../process/define'
import type { RedemptionKinds } from './kinds'

export const STAGES: StageTable<RedemptionKinds> = {
  waiting: { label: '等着来拿', final: false, fields: {} },
  collected: { label: '领走了', final: true, fields: { ended: true } },
  cancelled: { label: '不换了', final: true, fields: { ended: true } },
  expired: { label: '过期没拿', final: true, fields: { ended: true } },
}
