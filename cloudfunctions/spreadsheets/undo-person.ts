/** A person is taken back to how they were before a file: with their account, their posts, in the household they had. */
import type { ImportDoc, PersonDoc } from '../_documents'
import { afterMove, tellMove, type Households, type Move } from '../_people/belonging'
import { isUnbound } from '../_people/joining'
import { postKeysOf } from '../_people/person'
import { fingerprintOf } from '../_roster/fingerprint'
import type { Deed } from '../_roster/parts'
import { oneOf } from '../_platform/bounds'
import type { Tx } from '../_platform/inside'
import { now as clock, seal, store } from '../_platform/ports'
import { tellPosts } from './tell-posts'

export const CHANGED = '收进来以后有人改过，没有撤。'
export const IN_USE = '收进来以后已经用上了（有单、有人、有积分），没有撤。'

/** Accounts of before that are somebody else’s by now. */
export async function accountsTaken(deeds: readonly Deed[]): Promise<Set<string>> {
  const before = deeds.flatMap(one =>
    one.kind === 'person' && one.before !== null ? [JSON.parse(one.before) as PersonDoc] : [],
  )
  const owner = new Map(before.map(({ openid, _id }) => [openid, _id]))
  if (owner.size === 0) return new Set()
  const present = await store.all('people', { where: { openid: oneOf([...owner.keys()]) } })
  return new Set(present.flatMap(({ openid, _id }) => (owner.get(openid) === _id ? [] : [openid])))
}

/** What is looked up before the transaction: who hears of it, accounts that are somebody else’s. */
export interface Looked {
  heard: ReadonlyMap<string, Households>
  taken: ReadonlySet<string>
}

/** Null: they are as they were before. */
export async function undoPerson(
  tx: Tx,
  { id, before, after }: Deed,
  one: ImportDoc,
  { heard, taken }: Looked,
): Promise<string | null> {
  const { by } = one
  const present = await tx.get('people', id)
  if (!present || fingerprintOf(present, seal) !== after) return CHANGED
  const now = clock()
  if (before === null) {
    if (!isUnbound(present)) return IN_USE
    const move: Move = { person: present, to: null, how: 'roster', by, now }
    await tellMove(tx, move, heard.get(id) ?? { left: [], entered: [] }, 'undone')
    await tx.remove('people', id)
    return null
  }
  const old = JSON.parse(before) as PersonDoc
  const home = old.householdId === null ? null : await tx.get('households', old.householdId)
  if (old.householdId !== null && home === null) return CHANGED
  const { bornIn: _, relation: __, listedPhone: ___, ...rest } = backToLife(present, old, taken)
  const restored: PersonDoc = {
    ...rest,
    nameSealed: old.nameSealed,
    nameDoubt: old.nameDoubt,
    phoneSealed: old.phoneSealed,
    ...(old.listedPhone === undefined ? {} : { listedPhone: old.listedPhone }),
    staffName: old.staffName,
    staffPhone: old.staffPhone,
    ...(old.bornIn === undefined ? {} : { bornIn: old.bornIn }),
    posts: restoredPosts(present, old, now),
    postKeys: postKeysOf(restoredPosts(present, old, now), now),
  }
  const move: Move = { person: restored, to: home, how: 'roster', by, now }
  // Of a death by a file nobody was sent a line, so nobody is of its being taken back.
  const hears = isBackToLife(present, old) ? undefined : heard.get(id)
  if (present.householdId !== old.householdId)
    await tellMove(tx, move, hears ?? { left: [], entered: [] }, 'undone')
  // The stay that the file began is taken back without a trace on the person; the log keeps both steps.
  const living =
    present.householdId === old.householdId ? restored : { ...afterMove(move), belonged: old.belonged }
  await tx.put('people', {
    ...living,
    // Where that household is now: it may not have gone back, or somebody may have moved it since.
    home: home?.path ?? [],
    ...(old.relation === undefined ? {} : { relation: old.relation }),
  })
  const nameOf = async (gridId: string) => (await tx.get('grids', gridId))?.name ?? ''
  await tellPosts(tx, present, living, { import: one, nameOf, now })
  return null
}

const isBackToLife = (present: PersonDoc, old: PersonDoc): boolean =>
  present.diedAt !== undefined && old.diedAt === undefined

/** Who died by this file only has their account again, unless somebody else came with it since. */
function backToLife(present: PersonDoc, old: PersonDoc, taken: ReadonlySet<string>): PersonDoc {
  if (!isBackToLife(present, old)) return present
  const { diedAt: _, ...rest } = present
  const { openid, confirmed, guestAt } = old
  return taken.has(openid) ? rest : { ...rest, openid, confirmed, guestAt }
}

/** What the file gave ends now rather than never having been: something may have been pressed in office since. */
function restoredPosts(present: PersonDoc, old: PersonDoc, now: number): PersonDoc['posts'] {
  const given = present.posts.filter(
    post => !old.posts.some(one => one.role === post.role && one.gridId === post.gridId),
  )
  return [...old.posts, ...given.map(post => ({ ...post, until: Math.min(post.until ?? now, now) }))]
}
