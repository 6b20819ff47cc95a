/** How honours are decided, folded and written. */
import { createHash } from 'node:crypto'
import { clockVerb, decide, evolve, fold, tellsOf, verbOf } from '../../../miniprogram/core/honour/decide'
import type { HonourEventType } from '../../../miniprogram/core/honour/events'
import type { Honour } from '../../../miniprogram/core/honour/kinds'
import { honourProcess } from '../../../miniprogram/core/honour/process'
import type { HonourKind } from '../../../miniprogram/core/honour/record'
import { HONOUR_LABELS } from '../../../miniprogram/core/honour/labels'
import { nextDueAt } from '../../../miniprogram/core/process/clocks'
import type { HonourDoc } from '../../_documents'
import type { Writing } from '../keeping'

/** One per household, kind and term: anyone who nominates second meets the first. */
export const honourId = (kind: HonourKind, term: string, householdId: string): string =>
  `hn${createHash('sha256').update(`${kind}:${term}:${householdId}`).digest('hex').slice(0, 22)}`

const docOf = (honour: Honour): HonourDoc => ({
  _id: honour.id,
  v: 1,
  honour,
  villageId: honour.villageId,
  path: honour.path,
  state: honour.stage.state,
  shown: honour.stage.state === 'awarded' && honour.stage.shown,
  householdId: honour.householdId,
  sortKey: `${String(honour.nominatedAt).padStart(13, '0')}:${honour.id}`,
  nextDueAt: nextDueAt(honourProcess, honour),
})

const wordsOf = (type: HonourEventType) => verbOf(type).words

export const honours: Writing<'honour'> = {
  collection: 'honours',
  field: 'honour',
  matterIn: ({ honour }) => honour,
  docOf,
  fold,
  evolve,
  decide,
  clockVerb,
  envelope: () => ({}),
  tellsOf: ({ event, before, after }) => tellsOf(event, before, after),
  movesBoards: () => false,
  freesOthers: () => false,
  ownerOf: (_, { type, by }) => (wordsOf(type).text === 'writer' ? by : null),
  reviewPath({ path }, type) {
    const row = type === null ? null : wordsOf(type)
    return row !== null && row.text !== 'none' && row.reviewedBy === 'town' ? path.slice(0, 2) : path
  },
  called: ({ kind }) => HONOUR_LABELS[kind],
}
