/** An honour as it is stored. */
import { createHash } from 'node:crypto'
import { honourDueAt, openObjections } from '../../miniprogram/core/points/honour/honour-due'
import type { Honour, HonourKind } from '../../miniprogram/core/points/types'
import type { HonourDoc } from '.'

const TAPS = 50
/** One per household, kind and term: whoever nominates second meets the first. */
export const honourId = (villageId: string, kind: HonourKind, term: string, householdId: string): string =>
  `hn${createHash('sha256').update(`${villageId}:${kind}:${term}:${householdId}`).digest('hex').slice(0, 22)}`

export const honourDoc = (honour: Honour, taps: readonly string[]): HonourDoc => ({
  _id: honour.id,
  v: 1,
  honour,
  villageId: honour.villageId,
  path: honour.path,
  state: honour.state,
  shown: honour.shown,
  householdId: honour.householdId,
  sortKey: `${String(honour.at).padStart(13, '0')}:${honour.id}`,
  nextDueAt: honourDueAt(honour),
  openObjections: openObjections(honour).length,
  taps: taps.slice(-TAPS),
})
