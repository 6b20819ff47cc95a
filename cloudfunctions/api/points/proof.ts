/** That the household's account stood under the village's seal: the leaf's way up to the root everybody has. */
import { dayKey, endOfDay, fromDayKey, isDayKey } from '../../../miniprogram/core/clock/shanghai'
import { accountLeaf, merklePath, shortRoot } from '../../../miniprogram/core/points/merkle'
import { villageOf } from '../../../miniprogram/core/people/grid'
import { refuse } from '../../../miniprogram/core/refusal'
import { sha256 } from '../../_journal/chain'
import type { SealDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { readLeaf } from '../../_journal/day-seal'
import { first, onePage, pageOf } from '../../_platform/reach'
import { lt, lte } from '../../_platform/bounds'

/** As many entries as are looked at at once for days to choose from. */
const PAGE = 200

/**
 * Without a day: the newest seal that has a leaf of the account; with a cursor, the newest one before that day.
 * Refuses NOT_SEALED where there is none yet.
 */
export const proof: Handler<'points.proof'> = {
  async known({ day, cursor }, me) {
    const { householdId } = me.person
    const villageId = villageOf(me.person.home)
    if (!householdId || !villageId) return refuse('NO_HOUSEHOLD')
    const [newest] = await store.list('seals', {
      where: { villageId },
      sort: ['day', 'desc'],
      limit: first(1),
    })
    if (!newest) return refuse('NOT_SEALED')
    const sealed = lte(endOfDay(fromDayKey(newest.day)))
    const until =
      cursor !== undefined && isDayKey(cursor) && cursor <= newest.day ? lt(fromDayKey(cursor)) : sealed
    const { rows, more } = pageOf(
      await store.list('entries', {
        where: { householdId, at: until },
        sort: ['rev', 'desc'],
        limit: onePage(PAGE + 1),
      }),
      PAGE,
    )
    const days = [...new Set(rows.map(({ at }) => dayKey(at)))]
    // Nothing lies before a cursor when all that was left was of its own day: the page is empty then, not refused.
    const wanted = day ?? days[0] ?? cursor
    const seal =
      wanted === undefined
        ? null
        : wanted === newest.day
          ? newest
          : await store.get('seals', `${villageId}:${wanted}`)
    if (!seal) return refuse('NOT_SEALED')
    return {
      now: me.now,
      villageId,
      day: seal.day,
      prev: seal.prev,
      root: seal.root,
      short: shortRoot(seal.root),
      days,
      // A day that begins on this page is named here, whole; the next page begins before it.
      next: more ? (days.at(-1) ?? null) : null,
      ...placeIn(seal, householdId),
    }
  },
}

function placeIn({ leaves, v }: SealDoc, householdId: string) {
  const own =
    v === 1
      ? undefined
      : leaves.map(readLeaf).find(leaf => leaf.kind === 'account' && leaf.id === householdId)
  if (!own) return { leaf: null, path: [] }
  const { rev, head } = own
  return { leaf: { rev, head }, path: merklePath(leaves, accountLeaf(householdId, rev, head), sha256) ?? [] }
}
