import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import type { SealDoc } from '../../_documents'
import { byId } from '../import/known'

/** The village's seals of the days on which any of these happened. */
export const sealsOn = (villageId: string, moved: readonly { at: number }[]): Promise<SealDoc[]> =>
  byId(
    'seals',
    moved.map(({ at }) => `${villageId}:${dayKey(at)}`),
  )
