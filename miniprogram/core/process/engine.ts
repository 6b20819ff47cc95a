/** The one engine: may this verb be pressed, what happens, and what the matter is afterwards. Pure. */
import { isRefusal, refuse, type Refusal } from '../refusal'
import {
  actorId,
  type Context,
  type Envelope,
  type Kinds,
  type Matter,
  type Process,
  type StateOf,
  type Verb,
  type VerbInput,
  type Verbs,
} from './define'
import { erasableTexts, filesOf, missing, type FileRef } from './fields'

/** What a press came to: exactly one event, and the words that go with it into a document of their own. */
export interface Pressed {
  type: string
  version: number
  facts: object
  words: { texts: Record<string, string>; files: FileRef[] } | null
}

/** Decides one verb: one event, or a refusal. Nothing is written. */
export function press<K extends Kinds, V extends Verbs<K>, N extends keyof V & string>(
  process: Process<K, V>,
  matter: Matter<K> | null,
  name: N,
  input: VerbInput<V[N]>,
  ctx: Context<K>,
): Pressed | Refusal {
  const rule = verbOf(process, name)
  const at = atLeast(matter, ctx)
  const stopped = gate(process, matter, name, at) ?? missing(rule.input, input)
  if (stopped) return stopped
  const facts = rule.decide(matter, input, at)
  if (isRefusal(facts)) return facts
  const texts = erasableTexts(rule.input, input)
  const files = filesOf(rule.input, input)
  const said = Object.keys(texts).length > 0 || files.length > 0
  return { type: rule.event.type, version: rule.event.version, facts, words: said ? { texts, files } : null }
}

/** An event is never earlier than the one before it. */
const atLeast = <K extends Kinds>(matter: Matter<K> | null, ctx: Context<K>): Context<K> => ({
  ...ctx,
  now: Math.max(ctx.now, matter?.at ?? 0),
})

function verbOf<K extends Kinds>(process: Process<K, Verbs<K>>, name: string): Verb<K> {
  const rule = Object.keys(process.verbs).includes(name) ? process.verbs[name] : undefined
  if (!rule) throw new Error(`${process.name} has no verb ${name}`)
  return rule
}

/** What the table and `refuses` say, whatever is typed. The buttons of a page are the verbs that pass it. */
export function gate<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  matter: Matter<K> | null,
  name: string,
  asked: Context<K>,
): Refusal | null {
  const rule = verbOf(process, name)
  const ctx = atLeast(matter, asked)
  const has = (by: readonly K['relation'][] | undefined) =>
    by?.some(one => stands(process, matter, one, ctx)) === true
  const { by, opens, window, insists } = rule
  if (opens) return opening(matter, has(by.new)) ?? lookedUp(process, name, rule, ctx)
  if (!matter) return refuse('NOT_FOUND')
  const state: StateOf<K> = matter.stage.state
  if (!by[state]) {
    const elsewhere = Object.values<readonly K['relation'][] | undefined>(by).some(has)
    return refuse(elsewhere ? 'NOT_NOW' : 'NOT_ALLOWED')
  }
  if (!has(by[state])) return refuse('NOT_ALLOWED')
  const closesAt = window?.closesAt(matter, ctx) ?? null
  if (window && closesAt !== null && ctx.now > closesAt) return refuse(window.refusal)
  if (insists && ctx.seenRev !== matter.rev) return refuse('STALE')
  return (
    requestGate(matter, rule, ctx) ??
    lookedUp(process, name, rule, ctx) ??
    rule.refuses?.(matter, ctx) ??
    null
  )
}

const opening = (matter: object | null, may: boolean): Refusal | null =>
  matter ? refuse('NOT_NOW') : may ? null : refuse('NOT_ALLOWED')

/** A fact that nobody looked up is our fault, not the person's: it throws. */
function lookedUp<K extends Kinds>(
  { name: process }: { name: string },
  name: string,
  { needs }: Verb<K>,
  { facts }: Context<K>,
): null {
  const absent = needs?.find(fact => facts[fact] === undefined)
  if (absent !== undefined) throw new Error(`${process}.${name}: nobody looked up ${absent}`)
  return null
}

/** Whether who presses stands in this relation to the matter. */
export function stands<K extends Kinds>(
  { relations }: Process<K, Verbs<K>>,
  matter: Matter<K> | null,
  relation: K['relation'],
  ctx: Context<K>,
): boolean {
  if (ctx.actor === 'clock' || relation === 'clock') return ctx.actor === relation
  return relations[relation as Exclude<K['relation'], 'clock'>](matter, ctx.actor, ctx)
}

/** One request of a kind at a time. Nobody answers their own, and the clock only what is overdue. */
function requestGate<K extends Kinds>(
  matter: Matter<K>,
  { asks, answers }: Verb<K>,
  ctx: Context<K>,
): Refusal | null {
  if (asks !== undefined && matter.requests[asks]) return refuse('ASKED_ALREADY')
  if (answers === undefined) return null
  const pending = matter.requests[answers]
  if (!pending) return refuse('NOT_NOW')
  if (ctx.actor === 'clock') return ctx.now > pending.dueAt ? null : refuse('NOT_NOW')
  return pending.by === actorId(ctx) ? refuse('NOT_YOURSELF') : null
}

/** The verbs this person may press now, in the order of the table. */
export const available = <K extends Kinds, V extends Verbs<K>>(
  process: Process<K, V>,
  matter: Matter<K>,
  ctx: Context<K>,
): (keyof V & string)[] =>
  Object.keys(process.verbs).filter(name => gate(process, matter, name, ctx) === null)

/** The matter after an event. Consults no calendar and no rules: every deadline stands in the event. */
export function evolve<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  before: Matter<K> | null,
  happened: Envelope & { hash: string },
): Matter<K> {
  if (before && happened.type === REMINDED) return reminded(before, happened as Reminded & { hash: string })
  const rule = Object.values(process.verbs).find(one => one.event.type === happened.type)
  if (!rule) throw new Error(`${process.name}: nobody knows the event ${happened.type}`)
  if (!before && !rule.opens) throw new Error(`${happened.type} ${happened.id} has no matter before it`)
  if (before && rule.opens) throw new Error(`${happened.type} ${happened.id} would begin a matter twice`)
  const { stage, record } = rule.evolve(before, happened)
  const stays = before !== null && rule.to.includes('same') && before.stage.state === stage.state
  const after: Matter<K> = {
    id: happened.matterId,
    rev: happened.rev,
    head: happened.hash,
    at: happened.at,
    entered: stays ? before.entered : happened.rev,
    stage: landed(process, before, rule, stage),
    record: { ...before?.record, ...record },
    requests: {},
    reminded: stays ? before.reminded : {},
  }
  return { ...after, requests: standing(process, before?.requests ?? {}, after, rule, happened) }
}

/** The event of a reminder. Every process has it; no verb makes it. */
export const REMINDED = 'Reminded'
export type Reminded = Envelope & { names: readonly string[] }

const reminded = <K extends Kinds>(before: Matter<K>, happened: Reminded & { hash: string }): Matter<K> => ({
  ...before,
  rev: happened.rev,
  head: happened.hash,
  at: happened.at,
  reminded: { ...before.reminded, ...Object.fromEntries(happened.names.map(name => [name, true as const])) },
})

/** The matter as its events tell it. */
export function fold<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  events: readonly (Envelope & { hash: string })[],
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
  const { holds } = process.stages[state]
  const stray = Object.keys(stage).filter(key => key !== 'state' && !Object.keys(holds).includes(key))
  if (stray.length > 0)
    throw new Error(`${process.name}: the stage ${state} must not hold ${stray.join(', ')}`)
  return stage
}

function standing<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  before: Matter<K>['requests'],
  after: Matter<K>,
  rule: Verb<K>,
  happened: Envelope,
): Matter<K>['requests'] {
  const requests = { ...before }
  if (rule.answers !== undefined) delete requests[rule.answers]
  if (rule.asks !== undefined) {
    const { dueAt, payload } = happened as Envelope & { dueAt: number; payload: K['requests'][string] }
    requests[rule.asks] = { by: happened.by, at: happened.at, dueAt, eventId: happened.id, payload }
  }
  const state: StateOf<K> = after.stage.state
  for (const name of Object.keys(requests))
    if (!process.requests[name]?.while.includes(state)) delete requests[name]
  return requests
}
