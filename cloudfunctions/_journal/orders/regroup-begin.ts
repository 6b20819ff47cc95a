/**
 * Households are let go: both grids are locked and the journal stands. At the press, or on the day that was chosen; then what
 * was decided is looked at again as things stand, and does not happen where it no longer fits.
 */
import { about } from '../../../miniprogram/core/about'
import { minutes } from '../../../miniprogram/core/clock/units'
import { officeTell } from '../../../miniprogram/core/news/office-tells'
import { mayRegroup } from '../../../miniprogram/core/people/regrouping'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { GridDoc, RegroupingDoc } from '../../_documents'
import { newsFor } from '../../_notices/news'
import { factsOf, isNamed } from '../../_people/node-facts'
import { logOffice, type Official } from '../../_people/log/office-log'
import type { Tx } from '../../_platform/inside'
import { store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'

/** A grid that something else goes on in is asked again then. */
const AGAIN_AFTER = minutes(10)

/** Beside the one it is split from, and as large. */
const sibling = ({ level, parent, path, form, _id }: GridDoc, id: string, name: string): GridDoc => ({
  _id: id,
  v: 1,
  id,
  name,
  level,
  parent,
  path: [...path.slice(0, -1), id],
  groups: [],
  succeeds: _id,
  ...(form ? { form } : {}),
})

/** In the caller's transaction. `name`: of the new grid, where there is one; `one`: as it is from now on. */
export async function beginIn(
  tx: Tx,
  one: RegroupingDoc,
  { name, reason, by, now }: { name: string; reason: string; by: Official; now: number },
): Promise<true | Refusal> {
  const from = await tx.get('grids', one.from)
  const to =
    one.kind === 'split' && from ? sibling(from, one.to, name) : ((await tx.get('grids', one.to)) ?? null)
  if (!from || !to || from.ended || to.ended) return refuse('STALE')
  for (const grid of [from, to]) if (grid.regrouping) return refuse('NODE_BUSY', { name: grid.name })
  await tx.put('grids', { ...from, regrouping: one._id })
  await tx.put('grids', { ...to, regrouping: one._id })
  await tx.put('regroupings', one)
  await logOffice(tx, by, {
    about: about('node', from._id),
    path: from.path,
    step: {
      type: 'HouseholdsMoved',
      kind: one.kind,
      from: from.name,
      to: to.name,
      households: one.households.length,
      reason,
    },
    now,
  })
  return true
}

/** The day has come. Answers it as it goes on; null: not now, or not at all. */
export async function startRegrouping(one: RegroupingDoc, now: number): Promise<RegroupingDoc | null> {
  if (one.dueAt === null || one.dueAt > now || !one.later) return null
  const { name, reason } = one.later
  const going = await goingStill(one, name)
  const begun: RegroupingDoc = {
    ...one,
    households: isRefusal(going) ? one.households : going,
    step: 'households',
    dueAt: now,
  }
  const by: Official = { id: one.by, name: one.byName, idempotencyKey: `start-${one._id}` }
  const done = await transaction<true>(async tx => {
    const present = await tx.get('regroupings', one._id)
    // Called off, or another slice was here.
    if (present?.step !== 'waiting') return refuse('SAME_ALREADY')
    if (isRefusal(going)) return going
    return beginIn(tx, begun, { name, reason, by, now })
  })
  if (!isRefusal(done)) return begun
  if (done.refused === 'NODE_BUSY') await asked(one, now + AGAIN_AFTER)
  else if (done.refused !== 'SAME_ALREADY') await drop(one, done, now)
  return null
}

/** Which of its households may go, as things stand. */
async function goingStill(one: RegroupingDoc, name: string): Promise<string[] | Refusal> {
  const [from, to] = await Promise.all([store.get('grids', one.from), store.get('grids', one.to)])
  if (!from || from.ended || (one.kind !== 'split' && (!to || to.ended))) return refuse('NOT_FOUND_HERE')
  if (one.kind === 'split' && (await isNamed(from.parent, name))) return refuse('NODE_NAMED', { name })
  const all = (await store.all('households', { where: { gridId: one.from } })).map(({ _id }) => _id)
  const going = one.kind === 'merge' ? all : all.filter(id => one.households.includes(id))
  const facts = to && one.kind !== 'split' ? await factsOf(to) : null
  return mayRegroup(one.kind, await factsOf(from), facts, going.length) ?? going
}

const asked = (one: RegroupingDoc, dueAt: number): Promise<unknown> =>
  transaction<true>(async tx => {
    const present = await tx.get('regroupings', one._id)
    if (present?.step === 'waiting') await tx.put('regroupings', { ...present, dueAt })
    return true
  })

/** It does not happen: anyone who wanted it reads why. */
const drop = (one: RegroupingDoc, { message }: Refusal, now: number): Promise<unknown> =>
  transaction<true>(async tx => {
    const present = await tx.get('regroupings', one._id)
    if (present?.step !== 'waiting') return true
    await tx.put('regroupings', { ...present, step: 'dropped', dueAt: null })
    const from = await tx.get('grids', one.from)
    if (one.by !== 'county')
      await tx.put(
        'due',
        newsFor({
          id: `dropped-${one._id}`,
          about: about('node', one.from),
          villageId: from?.path[2] ?? one.from,
          ...officeTell('RegroupingDropped', { grid: from?.name ?? '', why: message }),
          to: [one.by],
          now,
        }),
      )
    return true
  })
