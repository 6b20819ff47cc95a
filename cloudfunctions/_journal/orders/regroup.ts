/**
 * Households go to another grid, and their open orders with them: one transaction a household, one an order. What is closed
 * keeps the grid it was closed in. A stop anywhere goes on; until an order is gone over both grids see it.
 */
import type { PersonId } from '../../../miniprogram/core/people/role'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { GridDoc, RegroupingDoc } from '../../_documents'
import { holdersAt } from '../../_people/in-post'
import { peopleOf } from '../../_people/joining'
import { isAwake } from '../../_people/person'
import type { Tx } from '../../_platform/inside'
import { store } from '../../_platform/ports'
import { between } from '../../_platform/bounds'
import { onePage } from '../../_platform/reach'
import { withRetry } from '../../_platform/retry'
import { commitBeside } from '../commit'
import { OPEN_QUEUES } from './queues'
import { startRegrouping } from './regroup-begin'
import { endRegrouping } from './regroup-end'

const PAGE = 50
/** Orders that move at the same time: transactions of their own, which wait for the service and not for each other. */
const SIDE_BY_SIDE = 8
/** The service counts no further in one call. */
const MOST_ORDERS = 1000
type Time = { now: number; hasTime: () => boolean }

/** As much as there is time for; answers it as it is then. */
export async function regroup(id: string, time: Time): Promise<RegroupingDoc | null> {
  let one = await store.get('regroupings', id)
  if (one?.step === 'waiting') {
    one = await startRegrouping(one, time.now)
    if (!one) return store.get('regroupings', id)
  }
  while (one && isUnderWay(one.step) && time.hasTime()) {
    const to = await store.get('grids', one.to)
    const from = await store.get('grids', one.from)
    if (!from || !to) throw new Error('a grid of a regrouping is gone')
    one = await STEPS[one.step as UnderWay](one, { from, to }, time)
  }
  return one
}

interface Between {
  from: GridDoc
  to: GridDoc
}
type Step = (one: RegroupingDoc, between: Between, time: Time) => Promise<RegroupingDoc | null>
type UnderWay = Exclude<RegroupingDoc['step'], 'waiting' | 'done' | 'cancelled' | 'dropped'>
const isUnderWay = (step: RegroupingDoc['step']): step is UnderWay => step in STEPS
const STEPS: Record<UnderWay, Step> = {
  households: oneHousehold,
  people,
  orders,
  ending: (one, between, { now }) => endRegrouping(one, between, now),
}

/** Notes how far it came, unless another slice was here. */
async function note(one: RegroupingDoc, next: Partial<RegroupingDoc>): Promise<RegroupingDoc | null> {
  await store.change('regroupings', { _id: one._id, step: one.step, cursor: one.cursor }, { set: next })
  return store.get('regroupings', one._id)
}

async function oneHousehold(one: RegroupingDoc, { to }: Between): Promise<RegroupingDoc | null> {
  const householdId = one.households[one.done]
  if (householdId === undefined) return note(one, { step: 'people' })
  const members = await peopleOf(householdId)
  await doorFollows(one, householdId, to)
  return withRetry(() =>
    store.transaction(async tx => {
      const present = await tx.get('regroupings', one._id)
      if (present?.step !== 'households' || present.done !== one.done) return present
      const household = await tx.get('households', householdId)
      if (household?.gridId === one.from) {
        await tx.put('households', { ...household, gridId: to._id, path: to.path })
        for (const { _id } of members) await goesHome(tx, _id, householdId, to)
      }
      const next = { ...present, done: present.done + 1 }
      await tx.put('regroupings', next)
      return next
    }),
  )
}

async function goesHome(tx: Tx, personId: PersonId, householdId: string, to: GridDoc): Promise<void> {
  const person = await tx.get('people', personId)
  if (person?.householdId === householdId) await tx.put('people', { ...person, home: to.path })
}

/** A file that is taken back may have moved the household on before its people and orders followed. */
const isThere = async (tx: Tx, householdId: string, { _id }: GridDoc): Promise<boolean> =>
  (await tx.get('households', householdId))?.gridId === _id

/** Letters that wait and requests at the door lie where the new grid member finds them. May be done twice. */
async function doorFollows(one: RegroupingDoc, householdId: string, to: GridDoc): Promise<void> {
  await store.change('letters', { path: one.from, householdId, state: 'waiting' }, { set: { path: to.path } })
  const asked = await store.all('join_requests', {
    where: { keys: `grid:${one.from}`, householdId },
    sort: ['sortKey', 'asc'],
  })
  const others = (keys: string[]) => keys.filter(key => !key.startsWith('grid:'))
  for (const { _id } of asked)
    await withRetry(() =>
      store.transaction(async tx => {
        const request = await tx.get('join_requests', _id)
        if (!request) return
        const keys = [...others(request.keys), ...to.path.slice(2).map(node => `grid:${node}`)]
        await tx.put('join_requests', { ...request, path: to.path, keys })
      }),
    )
}

/** Who came to one of these households at the very moment that it went. */
async function people(one: RegroupingDoc, { to }: Between): Promise<RegroupingDoc | null> {
  // Households that a file moved are there already: their doors have not followed yet.
  if (one.quiet) for (const id of one.households) await doorFollows(one, id, to)
  const went = new Set(one.households)
  const left = await store.all('people', { where: { home: one.from } })
  for (const { _id, householdId } of left)
    if (householdId !== null && went.has(householdId))
      await withRetry(() =>
        store.transaction(async tx => {
          if (await isThere(tx, householdId, to)) await goesHome(tx, _id, householdId, to)
        }),
      )
  return note(one, { step: 'orders', cursor: `${OPEN_QUEUES[0]}|` })
}

/** Grid members of the node, or of the nearest one above it in the village that has any. */
async function handsOf({ path }: GridDoc, now: number): Promise<PersonId[]> {
  for (const node of path.slice(3).reverse()) {
    const held = (await holdersAt('gridMember', node, now)).filter(isAwake)
    if (held.length > 0) return held.map(({ _id }) => _id)
  }
  return []
}

/** A page of open orders. After the last queue once more from the first, until a round finds none: some were just being made. */
async function orders(one: RegroupingDoc, between: Between, time: Time): Promise<RegroupingDoc | null> {
  const [queue, after, met = '0'] = one.cursor.split('|') as [(typeof OPEN_QUEUES)[number], string, string?]
  const rows = await store.list('tickets', {
    where: { path: one.from, 'list.queue': queue },
    sort: ['list.dueKey', 'asc'],
    after: after || undefined,
    limit: onePage(PAGE),
  })
  const hands = await handsOf(between.to, time.now)
  const going = rows.filter(({ ticket }) => goes(one, ticket))
  let went = 0
  for (let i = 0; i < going.length; i += SIDE_BY_SIDE) {
    const some = going.slice(i, i + SIDE_BY_SIDE)
    const moved = await Promise.all(some.map(({ _id }) => moveOrder(one, _id, between, hands, time.now)))
    went += moved.filter(Boolean).length
  }
  const last = rows.length < PAGE ? undefined : rows.at(-1)?.list.dueKey
  const orders = one.orders + went
  const all = Number(met) + went
  if (last !== undefined) return note(one, { orders, cursor: `${queue}|${last}|${all}` })
  const next = OPEN_QUEUES[OPEN_QUEUES.indexOf(queue) + 1]
  if (next !== undefined) return note(one, { orders, cursor: `${next}||${all}` })
  return all > 0
    ? note(one, { orders, cursor: `${OPEN_QUEUES[0]}||0` })
    : note(one, { orders: Math.max(orders, await ordersGone(one)), step: 'ending', cursor: '' })
}

/** Counted by what is in the orders' chains: who was stopped between an order and the note of it has counted too few. */
const ordersGone = ({ _id }: RegroupingDoc): Promise<number> =>
  store.count('events', { idempotencyKey: between(`moved:${_id}:`, `moved:${_id};`) }, MOST_ORDERS)

const goes = ({ kind, households }: RegroupingDoc, { householdId }: Ticket): boolean =>
  kind === 'merge' || (householdId !== null && households.includes(householdId))

/** Whether it went now. Anybody who stands aside, or ordered it, is not asked to work on it. */
const moveOrder = (
  one: RegroupingDoc,
  id: string,
  { from, to }: Between,
  hands: readonly PersonId[],
  now: number,
): Promise<boolean> =>
  withRetry(() =>
    store.transaction(async tx => {
      const ticket = (await tx.get('tickets', id))?.ticket
      if (!ticket?.path.includes(one.from)) return false
      if (one.quiet && !(await isThere(tx, ticket.householdId ?? '', to))) return false
      const free = ticket.aboutStaff
        ? []
        : hands.filter(hand => !ticket.recused.includes(hand) && hand !== ticket.requesterId)
      const fact = {
        type: 'Moved',
        from: one.from,
        fromName: from.name,
        toName: to.name,
        path: to.path,
        hands: free,
        movedBy: one.by,
      } as const
      await commitBeside(tx, ticket, fact, {
        kind: 'ticket',
        actor: 'clock',
        idempotencyKey: `moved:${one._id}`,
        now,
      })
      return true
    }),
  )
