/** How good deeds are decided, folded and written. */
import { createHash } from 'node:crypto'
import { clockVerb, decide, evolve, fold, tellsOf, verbOf } from '../../../miniprogram/core/deed/decide'
import type { Deed } from '../../../miniprogram/core/deed/kinds'
import { deedProcess } from '../../../miniprogram/core/deed/process'
import { nextDueAt } from '../../../miniprogram/core/process/clocks'
import type { DeedDoc } from '../../_documents'
import type { Writing } from '../keeping'

/** The same form sent again and again is one deed, because its id says who sent which form. */
export const deedIdFor = (who: string, key: string): string =>
  `a${createHash('sha256').update(`${who}:${key}`).digest('hex').slice(0, 23)}`

/** What makes two reports the same deed: line, day and household, also in a group's form. */
export const alikeOf = ({ households, item, day }: Pick<Deed, 'households' | 'item' | 'day'>): string[] =>
  households.map(({ id }) => `${id}:${item.id}:${day}`)

const docOf = (deed: Deed): DeedDoc => ({
  _id: deed.id,
  v: 1,
  deed,
  villageId: deed.villageId,
  path: deed.path,
  state: deed.stage.state,
  of: [...new Set([...deed.households.map(({ id }) => id), deed.reportedBy])],
  sortKey: `${String(deed.reportedAt).padStart(13, '0')}${deed.id}`,
  alike: alikeOf(deed),
  nextDueAt: nextDueAt(deedProcess, deed),
})

const isOwn = ({ households, reporterHousehold }: Deed): boolean =>
  households.some(({ id }) => id === reporterHousehold)

export const deeds: Writing<'deed'> = {
  collection: 'deeds',
  field: 'deed',
  matterIn: ({ deed }) => deed,
  docOf,
  fold,
  evolve,
  decide,
  clockVerb,
  envelope: () => ({}),
  tellsOf: ({ event, before, after }) => tellsOf(event, before, after),
  movesBoards: () => false,
  freesOthers: () => false,
  ownerOf(after, { type, by }) {
    const { text } = verbOf(type).words
    return text === 'writer' || (text === 'reporter' && isOwn(after)) ? by : null
  },
  reviewPath({ path }, type) {
    const row = type === null ? null : verbOf(type).words
    return row !== null && row.text !== 'none' && row.reviewedBy === 'town' ? path.slice(0, 2) : path
  },
  called: ({ no }) => no,
}
