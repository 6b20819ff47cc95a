/** The one engine: may this verb be pressed, and what happens. Pure. */
import { isRefusal, refuse, type Refusal } from '../refusal'
import { hasRunOut } from './clocks'
import { outOfRange, rangesOf, type DayRange } from './days'
import type { Process, Stands } from './define'
import { erasableTexts, filesOf, missing, type FileRef } from './fields'
import { actorId, type Context, type Kinds, type Matter, type StateOf } from './kinds'
import type { Beside, Verb, VerbInput, Verbs } from './verb'

/** What a press came to: exactly one event, and the words that go with it into a document of their own. */
export interface Pressed<K extends Kinds = Kinds> {
  type: string
  version: number
  facts: object
  words: { texts: Record<string, string>; files: FileRef[] } | null
  /** One event each for other matters that must know of it. */
  also: readonly Beside<K>[]
}

/** Decides one verb: one event, or a refusal. Nothing is written. */
export function press<K extends Kinds, V extends Verbs<K>, N extends keyof V & string>(
  process: Process<K, V>,
  matter: Matter<K> | null,
  name: N,
  input: VerbInput<V[N]>,
  asked: Context<K>,
): Pressed<K> | Refusal {
  const rule = verbOf(process, name)
  const ctx = atLeast(matter, asked)
  const stopped =
    gate(process, matter, name, ctx) ??
    stale(process, matter, rule, ctx) ??
    lookedUp(process, name, rule, ctx) ??
    missing(rule.input, input, ctx.actor === 'clock' ? 'clock' : 'people') ??
    outOfRange(daysOf(process, matter, name, ctx), input, ctx.now)
  if (stopped) return stopped
  const facts = rule.decide(matter, input, withAsked(matter, rule, ctx))
  if (isRefusal(facts)) return facts
  const enough = matter && tooOften(process, matter, rule, facts)
  if (enough) return enough
  const texts = erasableTexts(rule.input, input)
  const files = filesOf(rule.input, input)
  const isTyped = Object.keys(texts).length > 0 || files.length > 0
  return {
    type: rule.event.type,
    version: rule.event.version,
    facts,
    words: isTyped ? { texts, files } : null,
    also: (matter && rule.also?.(matter, facts, ctx)) ?? [],
  }
}

/** An answer is decided with what was asked before it. */
const withAsked = <K extends Kinds>(
  matter: Matter<K> | null,
  { answers }: Verb<K>,
  ctx: Context<K>,
): Context<K> => (answers === undefined ? ctx : { ...ctx, asked: matter?.requests[answers] })

/** An event is never earlier than the one before it. */
const atLeast = <K extends Kinds>(matter: Matter<K> | null, ctx: Context<K>): Context<K> =>
  matter && matter.at > ctx.now ? { ...ctx, now: matter.at } : ctx

const hasOwn = Object.prototype.hasOwnProperty
function verbOf<K extends Kinds>(process: Process<K, Verbs<K>>, name: string): Verb<K> {
  // Older phones have no Object.hasOwn.
  const rule = hasOwn.call(process.verbs, name) ? process.verbs[name] : undefined
  if (!rule) throw new Error(`${process.name} has no verb ${name}`)
  return rule
}

/** What the table and `refuses` say, whatever is typed. The buttons of a page are the verbs that pass it. */
export function gate<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  matter: Matter<K> | null,
  name: string,
  asked: Context<K>,
  stands: Stands<K> = standsOf(process, matter, asked),
): Refusal | null {
  const rule = verbOf(process, name)
  const ctx = atLeast(matter, asked)
  const may = (by: readonly K['relation'][] | undefined): boolean => by?.some(stands) === true
  if (rule.opens) {
    if (matter) return refuse('NOT_NOW')
    return may(rule.by.new) ? (rule.refuses?.(null, ctx) ?? null) : refuse('NOT_ALLOWED')
  }
  if (!matter || process.isThere?.(matter, ctx) === false) return refuse('NOT_FOUND')
  const state: StateOf<K> = matter.stage.state
  if (!rule.by[state] || !may(rule.by[state])) {
    const everywhere = Object.values<readonly K['relation'][] | undefined>(rule.by)
    const knows = process.mayKnow?.(matter, ctx, stands) ?? everywhere.some(may)
    // Nobody but the timer hears more of what only the timer presses.
    const isTimers = everywhere.every(by => by?.every(one => one === 'clock'))
    // Who answers is found from what was asked. Once that is answered, only the process knows to whom it may say so.
    if (rule.by[state] && rule.answers !== undefined && !matter.requests[rule.answers])
      return (
        process.answered?.(matter, ctx, rule.answers, answersTo(process, rule.answers)) ??
        refuse('NOT_ALLOWED')
      )
    if (rule.by[state] || !knows || (isTimers && ctx.actor !== 'clock')) return refuse('NOT_ALLOWED')
    return rule.elsewhere?.(matter, ctx) ?? refuse('NOT_NOW')
  }
  return (
    rule.refuses?.(matter, ctx) ??
    requestGate(matter, rule, ctx) ??
    clockGate(process, matter, name, ctx) ??
    windowOver(matter, rule, ctx)
  )
}

/** The events that answer a request. */
const answersTo = <K extends Kinds>({ verbs }: Process<K, Verbs<K>>, request: string): string[] =>
  Object.values(verbs).flatMap(({ answers, event }) => (answers === request ? [event.type] : []))

/** What a clock presses, the timer presses when that clock has run out, and not before. */
function clockGate<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  matter: Matter<K>,
  name: string,
  ctx: Context<K>,
): Refusal | null {
  return ctx.actor === 'clock' && !hasRunOut(process, matter, name, ctx.now) ? refuse('NOT_NOW') : null
}

function windowOver<K extends Kinds>(
  matter: Matter<K>,
  { window }: Verb<K>,
  ctx: Context<K>,
): Refusal | null {
  const closesAt = window?.closesAt(matter, ctx) ?? null
  return window && closesAt !== null && ctx.now > closesAt ? window.refusal(matter, ctx) : null
}

/** Whether something happened, that this person may know of, since they looked. */
function stale<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  matter: Matter<K> | null,
  { insists }: Verb<K>,
  ctx: Context<K>,
): Refusal | null {
  if (!insists || !matter) return null
  const newest = process.revSeen?.(matter, standsOf(process, matter, ctx)) ?? matter.rev
  return ctx.seenRev === newest ? null : refuse('STALE')
}

/** The days that each field of a verb takes, now. */
export function daysOf<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  matter: Matter<K> | null,
  name: string,
  ctx: Context<K>,
): DayRange[] {
  const { input } = verbOf(process, name)
  if (!Object.values(input).some(({ type }) => type === 'day')) return []
  if (!process.dates) throw new Error(`${process.name}.${name} asks for a day, and the process has no dates`)
  return rangesOf(input, { now: ctx.now, ...process.dates(matter, ctx) })
}

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

/** Whether one more is more than a verb's most. */
function tooOften<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  matter: Matter<K>,
  { most, free, event }: Verb<K>,
  facts: object,
): Refusal | null {
  if (most === undefined || free?.(facts)) return null
  return (process.taken?.(matter, event.type) ?? 0) >= most ? refuse('ENOUGH', { n: most }) : null
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

/** The same for many questions about one person and one matter: each relation is looked at once. */
function standsOf<K extends Kinds>(
  process: Process<K, Verbs<K>>,
  matter: Matter<K> | null,
  ctx: Context<K>,
): Stands<K> {
  const known = new Map<K['relation'], boolean>()
  return relation => {
    const before = known.get(relation)
    if (before !== undefined) return before
    const answer = stands(process, matter, relation, ctx)
    known.set(relation, answer)
    return answer
  }
}

/** One request of a kind at a time. Nobody answers their own, and the clock only what is overdue. */
function requestGate<K extends Kinds>(
  matter: Matter<K>,
  { asks, answers, own = 'RELATED' }: Verb<K>,
  ctx: Context<K>,
): Refusal | null {
  if (asks && matter.requests[asks.request]) return refuse('ASKED_ALREADY')
  if (answers === undefined) return null
  const pending = matter.requests[answers]
  if (!pending) return refuse('NOT_NOW')
  if (ctx.actor === 'clock')
    return pending.dueAt !== null && ctx.now > pending.dueAt ? null : refuse('NOT_NOW')
  return own !== 'may' && pending.by === actorId(ctx) ? refuse(own) : null
}

/** The verbs this person may press now, in the order of the table. */
export function available<K extends Kinds, V extends Verbs<K>>(
  process: Process<K, V>,
  matter: Matter<K>,
  ctx: Context<K>,
): (keyof V & string)[] {
  const person = standsOf(process, matter, atLeast(matter, ctx))
  return Object.keys(process.verbs).filter(name => gate(process, matter, name, ctx, person) === null)
}
