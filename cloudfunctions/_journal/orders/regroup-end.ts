/** The last step: a grid that was merged ends with its posts, its groups go over, and everybody concerned is told. */
import { about } from '../../../miniprogram/core/about'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import type { GridDoc, HouseholdDoc, PersonDoc, RegroupingDoc } from '../../_documents'
import { newsFor } from '../../_notices/news'
import { holdersAt } from '../../_people/in-post'
import { above, endPost } from '../../_people/posts'
import { postsHeldAt, type HeldPost } from '../../_people/tree'
import { store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'
import type { Tx } from '../../_platform/inside'

interface Between {
  from: GridDoc
  to: GridDoc
}

export async function endRegrouping(
  one: RegroupingDoc,
  { from, to }: Between,
  now: number,
): Promise<RegroupingDoc | null> {
  const late = one.kind === 'merge' ? await store.all('households', { where: { gridId: from._id } }) : []
  if (late.length > 0) return onceMore(one, late)
  const [old, next, living] = await Promise.all([
    holdersAt('gridMember', from._id, now),
    holdersAt('gridMember', to._id, now),
    store.all('people', { where: { home: to._id } }),
  ])
  if (one.kind === 'merge')
    for (const post of await postsHeldAt(from._id, [from._id], now)) await lastDay(one, post, from, now)
  return withRetry(() =>
    store.transaction(async tx => {
      const present = await tx.get('regroupings', one._id)
      if (present?.step !== 'ending') return present
      await freed(tx, one, now)
      const done: RegroupingDoc = { ...present, step: 'done', dueAt: null }
      await tx.put('regroupings', done)
      await tell(tx, present, { from, to, old, next, living }, now)
      return done
    }),
  )
}

/** Entered in the grid while it went: they go, too. */
async function onceMore(one: RegroupingDoc, late: readonly HouseholdDoc[]): Promise<RegroupingDoc | null> {
  const households = [...new Set([...one.households, ...late.map(({ _id }) => _id)])]
  const where = { _id: one._id, step: 'ending' }
  await store.change('regroupings', where, { set: { households, done: 0, step: 'households', cursor: '' } })
  return store.get('regroupings', one._id)
}

/** Anybody who held the grid that ends, or was about to; what they promised is offered to colleagues at the next tick. */
async function lastDay(
  one: RegroupingDoc,
  { person: personId, role }: HeldPost,
  node: GridDoc,
  now: number,
): Promise<void> {
  const hearers = await above(node.path, now)
  const by = { id: one.by, name: one.byName, idempotencyKey: `${one._id}:${role}` }
  await withRetry(() =>
    store.transaction(async tx => {
      const person = await tx.get('people', personId)
      // Refused where it has ended meanwhile: then there is nothing to do.
      if (person) await endPost(tx, person, { role, gridId: node._id, at: now }, { node, by, hearers, now })
    }),
  )
}

/** Both grids may be changed again. A merged one ends; its WeChat groups go over where the other has none. */
async function freed(tx: Tx, one: RegroupingDoc, now: number): Promise<void> {
  const [from, to] = [await tx.get('grids', one.from), await tx.get('grids', one.to)]
  if (!from || !to) throw new Error('a grid of a regrouping is gone')
  const [old, next] = [released(from, one), released(to, one)]
  if (one.kind !== 'merge') {
    // Households that a file moved never held the grids.
    if (old !== from) await tx.put('grids', old)
    if (next !== to) await tx.put('grids', next)
    return
  }
  const going = old.groups.filter(({ purpose }) => !next.groups.some(group => group.purpose === purpose))
  for (const { opengid } of going) {
    const group = await tx.get('groups', opengid)
    if (group) await tx.put('groups', { ...group, gridId: next._id })
  }
  const staying = old.groups.filter(group => !going.includes(group))
  await tx.put('grids', { ...old, groups: staying, ended: { at: now, by: one.by } })
  await tx.put('grids', { ...next, groups: [...next.groups, ...going] })
}

/** Of this one; another may have begun there. */
function released(grid: GridDoc, { _id }: RegroupingDoc): GridDoc {
  const { regrouping, ...free } = grid
  return regrouping === _id ? free : grid
}

interface Concerned extends Between {
  old: readonly PersonDoc[]
  next: readonly PersonDoc[]
  living: readonly PersonDoc[]
}
async function tell(
  tx: Tx,
  one: RegroupingDoc,
  { from, to, old, next, living }: Concerned,
  now: number,
): Promise<void> {
  const facts = { from: from.name, grid: to.name, households: one.households.length }
  const moved = living.filter(({ householdId }) => one.households.includes(householdId ?? ''))
  const holders = next.map(({ staffName }) => staffName ?? '')
  const news = [
    ['households', moved, officeTell('GridOfHousehold', { grid: to.name, holders })],
    ['came', next, officeTell('HouseholdsCame', { ...facts, orders: one.orders })],
    [
      'went',
      old.filter(({ _id }) => !next.some(other => other._id === _id)),
      officeTell('HouseholdsWent', facts),
    ],
  ] as const
  for (const [what, people, rest] of news)
    if (people.length > 0 && (what === 'households' || !one.quiet))
      await tx.put(
        'due',
        newsFor({
          id: `regrouped-${one._id}-${what}`,
          about: about('node', to._id),
          villageId: to.path[2] ?? '',
          ...rest,
          to: people.map(({ _id }) => _id),
          now,
        }),
      )
}
