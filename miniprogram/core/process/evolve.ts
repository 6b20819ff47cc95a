/** The matter after an event. Consults no calendar and no rules: every deadline stands in the event. Pure. */
import type { Process } from './define'
import type { Head, Kinds, Matter, Recorded, StateOf } from './kinds'
import type { Change, Verb, Verbs } from './verb'

/** The event of a reminder. Every process has it; no verb makes it. `covers`: lighter ones that it stands for. */
export const REMINDED = 'Reminded'
interface Reminded<R extends string = string> {
  reminder: R
  covers: readonly R[]
}

export function evolve<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  before: Matter<K> | null,
  happened: Recorded<K>,
): Matter<K> {
  const rule = knownBy(process).get(happened.type)
  const after = stepped(process, before, rule, happened)
  return process.settle?.(before, after, happened, rule) ?? after
}

function stepped<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  before: Matter<K> | null,
  rule: Verb<K> | undefined,
  happened: Recorded<K>,
): Matter<K> {
  const { id: eventId, rev, hash: head, at } = happened
  if (before && happened.type === REMINDED) {
    const { reminder, covers } = happened as Recorded<K> & Reminded<K['reminder']>
    return { ...before, rev, head, at, reminded: { ...before.reminded, ...given([reminder, ...covers]) } }
  }
  if (!rule) throw new Error(`${process.name}: nobody knows the event ${happened.type}`)
  if (!before && !rule.opens) throw new Error(`${happened.type} ${eventId} has no matter before it`)
  if (before && rule.opens) throw new Error(`${happened.type} ${eventId} would begin a matter twice`)
  const change = rule.evolve(before, happened)
  const stays = before !== null && rule.to.includes('same') && before.stage.state === change.stage.state
  const after: Matter<K> = {
    ...before,
    ...(change.record as K['record']),
    id: process.idOf(happened),
    rev,
    head,
    at,
    entered: stays ? before.entered : rev,
    stage: landed(process, before, rule, change.stage),
    requests: {},
    reminded: before ? remembered(process, before, stays, change) : {},
  }
  return {
    ...after,
    requests: openRequests(process, before?.requests ?? {}, after, rule, happened, change.answerBy),
  }
}

const given = <R extends string>(names: readonly R[]): { [N in R]?: true } =>
  Object.fromEntries(names.map(name => [name, true as const])) as { [N in R]?: true }

/** What was said of one stage is not said of the next, unless it lasts. */
function remembered<K extends Kinds>(
  { reminders }: Process<K, Verbs<K>>,
  { reminded }: Matter<K>,
  stays: boolean,
  { forget = [] }: Change<K>,
): Head<K>['reminded'] {
  const names = Object.keys(reminded) as K['reminder'][]
  return given(names.filter(name => (stays || reminders[name].lasts) && !forget.includes(name)))
}

const tables = new WeakMap<object, ReadonlyMap<string, unknown>>()
/** The verbs by their events; made once for every table of verbs. */
function knownBy<K extends Kinds>({ verbs }: Process<K, Verbs<K>>): ReadonlyMap<string, Verb<K>> {
  const known = tables.get(verbs) as ReadonlyMap<string, Verb<K>> | undefined
  if (known) return known
  const table = new Map(Object.values(verbs).map(verb => [verb.event.type, verb]))
  tables.set(verbs, table)
  return table
}

/** The matter as its events tell it. */
export function fold<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  events: readonly Recorded<K>[],
): Matter<K> {
  const matter = events.reduce<Matter<K> | null>((before, one) => evolve(process, before, one), null)
  if (!matter) throw new Error(`a ${process.name} without events`)
  return matter
}

/** A verb lands where its row says, and a stage holds its own fields only: spreading an older one would carry them along. */
function landed<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  before: Matter<K> | null,
  { to, opens, event }: Verb<K>,
  stage: K['stage'],
): K['stage'] {
  const state: StateOf<K> = stage.state
  const same = to.includes('same') && before?.stage.state === state
  if (!opens && !same && !to.includes(state))
    throw new Error(`${process.name}: ${event.type} must not lead to ${state}`)
  const { fields } = process.stages[state]
  const stray = Object.keys(stage).filter(key => key !== 'state' && !(key in fields))
  if (stray.length > 0)
    throw new Error(`${process.name}: the stage ${state} must not hold ${stray.join(', ')}`)
  return stage
}

function openRequests<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  before: Head<K>['requests'],
  after: Matter<K>,
  rule: Verb<K>,
  happened: Recorded<K>,
  answerBy: Change<K>['answerBy'] = {},
): Head<K>['requests'] {
  const requests = { ...before }
  for (const name of Object.keys(answerBy) as (keyof K['requests'])[]) {
    const [asked, dueAt] = [requests[name], answerBy[name]]
    if (asked && dueAt !== undefined) requests[name] = { ...asked, dueAt }
  }
  if (rule.answers !== undefined) delete requests[rule.answers]
  if (rule.asks) {
    const { request, payload, dueAt } = rule.asks
    requests[request] = {
      by: happened.by,
      at: happened.at,
      dueAt: dueAt?.(happened) ?? null,
      eventId: happened.id,
      payload: payload(happened) as K['requests'][string],
    }
  }
  const state: StateOf<K> = after.stage.state
  for (const name of Object.keys(requests))
    if (!process.requests[name]?.while.includes(state)) delete requests[name]
  return requests
}
