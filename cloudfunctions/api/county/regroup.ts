/** A grid is split or merged, or households go to the next one: what would follow, and the press. */
import { about } from '../../../miniprogram/core/about'
import { dateText, fromDayKey, isDayKey, startOfDay } from '../../../miniprogram/core/clock/shanghai'
import { mayRegroup, needsReason, type NodeFacts } from '../../../miniprogram/core/people/regrouping'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { GridDoc, RegroupingDoc } from '../../_documents'
import { ENDED_QUEUES, OPEN_QUEUES } from '../../_journal/orders/queues'
import { regroup } from '../../_journal/orders/regroup'
import { beginIn } from '../../_journal/orders/regroup-begin'
import { checkTyped } from '../../_journal/words/keep-words'
import { factsOf, isNamed } from '../../_people/node-facts'
import { logOffice, officialOf } from '../../_people/log/office-log'
import type { Known } from '../../_people/person'
import { oneOf } from '../../_platform/bounds'
import { seal, store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Ask, Handler } from '../request/serve'
import { nodeOf } from './facts'
import { newNodeId } from './nodes'

/** Of the 20 s of the function: a small grid is done by then, the timer does the rest. */
const PATIENCE = 4000

interface Plan {
  from: GridDoc
  facts: NodeFacts
  into: GridDoc | null
  households: string[]
}

async function planFor(
  { kind, from: fromId, into, households }: Omit<Ask<'node.preview'>, 'key'>,
  me: Known,
): Promise<Plan | Refusal> {
  const from = await nodeOf(fromId, me, true)
  if (isRefusal(from)) return from
  const to = into === undefined ? null : await nodeOf(into, me, true)
  if (isRefusal(to)) return to
  if ((kind === 'split') !== (to === null)) return refuse('BAD_INPUT', {}, 'into')
  const facts = await factsOf(from)
  const all = await store.all('households', { where: { gridId: fromId } })
  const going = kind === 'merge' ? all : all.filter(({ _id }) => households.includes(_id))
  const refusal = mayRegroup(kind, facts, to && (await factsOf(to)), going.length)
  return refusal ?? { from, facts, into: to, households: going.map(({ _id }) => _id) }
}

/** 1000 means more. */
const ENOUGH = 1000
const MOST = { most: 10_000, why: 'households of one grid' }
/** Open orders of these households, or of the whole grid. */
async function openOrdersOf({ from, households }: Plan, kind: string): Promise<number> {
  const rows = await store.tally<{ _id: string | null; n: number }>(
    'tickets',
    { path: from._id, 'list.queue': oneOf(OPEN_QUEUES) },
    of => of.group({ _id: '$ticket.householdId', n: { $sum: 1 } }),
    MOST,
  )
  const going = new Set(households)
  return rows
    .filter(({ _id }) => kind === 'merge' || (_id !== null && going.has(_id)))
    .reduce((sum, { n }) => sum + n, 0)
}

/** Closed ones, counted no further than `ENOUGH`: they stay where they are. */
const closedOrdersOf = ({ from, households }: Plan, kind: string): Promise<number> =>
  store.count(
    'tickets',
    {
      path: from._id,
      'list.queue': oneOf(ENDED_QUEUES),
      ...(kind === 'merge' ? {} : { 'ticket.householdId': oneOf(households) }),
    },
    ENOUGH,
  )

export const preview: Handler<'node.preview'> = {
  async known(ask, me) {
    const plan = await planFor(ask, me)
    if (isRefusal(plan)) return plan
    const [open, closed, before] = await Promise.all([
      openOrdersOf(plan, ask.kind),
      closedOrdersOf(plan, ask.kind),
      plan.into ? store.count('households', { gridId: plan.into._id }, ENOUGH) : 0,
    ])
    const going = plan.households.length
    const staying = plan.facts.households - going
    return {
      going,
      staying,
      after: before + going,
      open,
      closed,
      needsReason: needsReason(ask.kind, staying, going),
    }
  },
}

export const press: Handler<'node.regroup'> = {
  async known(ask, me) {
    const id = `r${seal.codeHash('regrouping', `${me.person._id}:${ask.key}`).slice(0, 23)}`
    if (me.again) return goOn(id, me)
    const plan = await planFor(ask, me)
    if (isRefusal(plan)) return plan
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    // Read by the person who reads the log: nobody looks at it first.
    if (check !== 'pass') return refuse('CHECK_SILENT')
    const { name, reason = '', day } = ask
    if (day !== undefined && (!isDayKey(day) || fromDayKey(day) <= startOfDay(me.now)))
      return refuse('DAY_PAST', {}, 'day')
    const going = plan.households.length
    if (needsReason(ask.kind, plan.facts.households - going, going) && reason === '')
      return refuse('NEEDS_REASON', {}, 'reason')
    if (ask.kind === 'split') {
      if (name === undefined) return refuse('BAD_INPUT', {}, 'name')
      if (await isNamed(plan.from.parent, name)) return refuse('NODE_NAMED', { name }, 'name')
    }
    const done = await begin(id, plan, ask, me)
    return isRefusal(done) ? done : goOn(id, me)
  },
}

async function begin(
  id: string,
  { from, into, households }: Plan,
  { kind, name = '', reason = '', day, key }: Ask<'node.regroup'>,
  me: Known,
): Promise<true | Refusal> {
  const by = officialOf(me, key)
  const one: RegroupingDoc = {
    _id: id,
    v: 1,
    kind,
    from: from._id,
    to: into?._id ?? newNodeId(me.person._id, key),
    households,
    by: me.person._id,
    byName: by.name,
    at: me.now,
    step: 'households',
    done: 0,
    cursor: '',
    orders: 0,
    dueAt: me.now,
  }
  const { now } = me
  if (day === undefined) return transaction<true>(tx => beginIn(tx, one, { name, reason, by, now }))
  return transaction<true>(async tx => {
    await tx.put('regroupings', {
      ...one,
      step: 'waiting',
      later: { day, name, reason },
      dueAt: fromDayKey(day),
    })
    const to = into?.name ?? name
    await logOffice(tx, by, {
      about: about('node', from._id),
      path: from.path,
      step: { type: 'RegroupingPlanned', kind, from: from.name, to, households: households.length, day },
      now,
    })
    return true
  })
}

/** What was decided for a later day is called off. */
export const callOff: Handler<'node.callOff'> = {
  async known({ id, key }, me) {
    const seen = await store.get('regroupings', id)
    if (!seen) return refuse('NOT_FOUND_HERE')
    const [from, into] = await Promise.all([nodeOf(seen.from, me, true), store.get('grids', seen.to)])
    if (isRefusal(from)) return from
    const said = { message: '不动了，照原来的。' }
    if (me.again) return said
    const to = into?.name ?? seen.later?.name ?? ''
    const done = await transaction<true>(async tx => {
      const one = await tx.get('regroupings', id)
      // It has begun, or somebody was quicker.
      if (one?.step !== 'waiting') return refuse('STALE')
      await tx.put('regroupings', { ...one, step: 'cancelled', dueAt: null })
      await logOffice(tx, officialOf(me, key), {
        about: about('node', from._id),
        path: from.path,
        step: { type: 'RegroupingCalledOff', kind: one.kind, from: from.name, to },
        now: me.now,
      })
      return true
    })
    return isRefusal(done) ? done : said
  },
}

async function goOn(id: string, { now }: Known) {
  const until = performance.now() + PATIENCE
  const one = await regroup(id, { now, hasTime: () => performance.now() < until })
  if (!one) return refuse('NOT_FOUND_HERE')
  const { step, households, orders, later } = one
  if (step === 'waiting' && later)
    return {
      done: false,
      message: `记下了，${dateText(fromDayKey(later.day))}起。到那天再看一遍户数；不想动了，可以撤。`,
    }
  return step === 'done'
    ? { done: true, message: `好了：${households.length} 户，${orders} 件在办的单一起过去。` }
    : { done: false, message: '记下了，户和单正一批一批过去，几分钟里做完。这会儿两边都看得到。' }
}
