import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayKey, endOfDay, monthKey } from '../clock/shanghai'
import { days, hours } from '../clock/units'
import { boardOf, type Board } from '../board/board'
import { fallsDueAt } from '../board/rates'
import { roundsOf, sealedAt } from '../board/rounds'
import { approverFor, relationsOf } from './sight/relations'
import type { Actor } from '../people/role'
import { isRefusal } from '../refusal'
import { runningSteps } from './time/calendar'
import { clockVerb } from './time/clockwork'
import { nextDueAt } from './time/due'
import type { Inputs } from './commands'
import { plainInputs } from './golden/presses.testing'
import { leadsTo, waysOn } from './decide'
import { verbOfEvent } from './process'
import { revSeenBy } from './sight/hidden'
import { fold } from './evolve'
import { rowOf, VERBS, type Verb } from './lifecycle'
import { listKeys } from './lists/lists'
import { isFinal, isShowable, roundOf } from './pieces/selectors'
import { clock, press, Story, type Press } from './testing'
import { draft, upTo } from './story/presses.testing'
import { HOME, people, VILLAGE } from './story/people.testing'
import { askedBy, leadsNearer, VERB_OF } from './story/toward.testing'
import type { Ticket } from './types'

const thirtyDays = (_: string, closedAt: number): number => endOfDay(addDays(closedAt, 30))

/** Given in the environment to see a failing run again; `npm run test:long` asks for many more walks. */
const SEED = Number(process.env.LAWS_SEED ?? Math.floor(Math.random() * 2 ** 31))
const WALKS = Number(process.env.LAWS_WALKS ?? 60)

const cast = Object.values(people)
const target = new Story().go(
  press(
    people.zhou,
    'submit',
    { ...draft, attachments: [], showOnBoard: false },
    { no: 'WL26-0009', place: { path: HOME, householdId: 'h' } },
  ),
).here

/** One move of a walk: numbers that are turned into a press on whatever the ticket then is. */
const move = fc.record({
  /** Keen: a verb that somebody may press now. Else any verb by anybody. */
  keen: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  verb: fc.constantFrom(...VERBS),
  who: fc.nat(cast.length),
  pick: fc.nat(9999),
  dice: fc.nat(9999),
  wait: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(0, 1, hours(1)) },
    { weight: 3, arbitrary: fc.constantFrom(hours(25), days(4)) },
    { weight: 1, arbitrary: fc.constantFrom(days(9), days(40)) },
  ),
})
interface Move {
  keen: boolean
  verb: Verb
  who: number
  pick: number
  dice: number
  wait: number
}

function chosen(
  story: Story,
  { keen, verb, who, pick }: Move,
  goal: Verb,
): { verb: Verb; by: Actor | 'clock' } {
  const wild = { verb, by: who === cast.length ? ('clock' as const) : (cast[who] as Actor) }
  const { ticket } = story
  if (!keen || !ticket) return wild
  const open = cast.flatMap(by =>
    waysOn(ticket, story.ctx(by, standing(ticket, story.now))).map(one => ({
      verb: one,
      by: by as Actor | 'clock',
    })),
  )
  const due = clockVerb(ticket, story.now)
  const timers: Verb[] = [
    ...(due ? [due] : []),
    ...(ticket.stage.state === 'claimed' ? ['reassign' as const] : []),
  ]
  const all = [...open, ...timers.map(one => ({ verb: one, by: 'clock' as const }))]
  const verbs = [...new Set(all.map(one => one.verb))]
  const wanted = verbs.filter(one => one === goal || one === askedBy(goal))
  const nearer = verbs.filter(one => leadsNearer(one, ticket.stage.state, rowOf(goal).from))
  const among = [wanted, nearer, verbs].filter(some => some.length > 0)
  // What the walk is for comes first, half of the time; else what brings it there, else anything.
  const some = among[pick % 2 === 0 ? 0 : (pick >> 1) % Math.max(1, among.length)] ?? []
  const pressed = some[(pick >> 3) % Math.max(1, some.length)]
  const pressers = all.filter(one => one.verb === pressed)
  return pressers[who % Math.max(1, pressers.length)] ?? wild
}

/** Who answers what is asked, as the cloud looks it up. */
const standing = (ticket: Ticket, now: number) => ({
  approvers: approverFor(ticket, cast, now).map(({ id }) => id),
})

const CLASSES = [
  { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1 },
  { category: 'livelihood', sub: 'ride', matter: 'private', track: 1 },
  { category: 'dispute', sub: 'land', matter: 'minor', track: 3 },
  { category: 'infrastructure', sub: 'road', matter: 'public', track: 2 },
  { category: 'policy', sub: 'lowIncome', matter: 'minor', track: 2 },
] as const

function pressOf(story: Story, step: Move, goal: Verb): Press {
  const { verb, by } = chosen(story, step, goal)
  const { dice } = step
  const ticket = story.ticket
  const kind = CLASSES[dice % CLASSES.length] ?? CLASSES[0]
  const same =
    ticket && ticket.matter !== null
      ? { category: ticket.category, sub: ticket.sub, matter: ticket.matter, track: ticket.track }
      : kind
  const able = [people.li, people.wang, people.ma, people.wu]
  const helper = (dice % 8 === 0 ? cast[dice % cast.length] : able[dice % 4]) as Actor
  const toPool = dice % 3 === 0
  const pool = [people.li, people.wang, people.ma]
  const score = ((dice % 5) + 1) as 1 | 2 | 3 | 4 | 5
  const reason = dice % 11 === 0 ? '' : '有这个缘故'
  const day = dayKey(addDays(story.now, dice % 9))
  const attachments = [{ id: `p${dice}`, kind: 'photo' as const }]
  const seenRev = ticket && by !== 'clock' ? revSeenBy(ticket, relationsOf(ticket, by, story.now)) : 0
  // What does not hang on the dice is as in every test.
  const inputs: { [V in Verb]: Inputs[V] } = {
    ...plainInputs,
    submit: {
      ...draft,
      attachments: [],
      showOnBoard: dice % 2 === 0,
      category: kind.category,
      sub: kind.sub,
      urgent: dice % 7 === 0,
      aboutStaff: dice % 13 === 0,
    },
    register: {
      ...draft,
      attachments: [],
      source: 'patrol',
      gridId: 'leaf32',
      category: kind.category,
      sub: kind.sub,
    },
    askCancel: { reason },
    decline: { reason, whereInstead: '镇便民中心' },
    merge: { into: target.id, seenRev },
    unmerge: { reason },
    refer: { office: '供电所', reason },
    answerReferral: { accepted: dice % 2 === 0, outcome: 'done', text: '回执' },
    dispatch: {
      ...(dice % 10 === 0 ? kind : same),
      reason,
      ...(toPool ? { pool: VILLAGE } : { person: helper.id }),
    },
    claim: { measures: '去看', promisedDay: day, showContact: true, lateReason: reason },
    giveBack: { reason },
    reassign: { reason, ...(toPool ? { pool: VILLAGE } : { person: helper.id }) },
    recommit: { promisedDay: day, reason },
    addHandler: { person: helper.id, reason },
    recuse: { reason },
    objectTo: { reason },
    answerObjection: { upheld: dice % 2 === 0, reason },
    reclassify: { ...kind, reason },
    answerReclassify: { agreed: dice % 3 !== 0, reason, seenRev },
    resolve: { outcome: 'done', text: '办好了', attachments },
    rate: { score, attachments: [] },
    revisit: { text: '去看了', satisfied: dice % 2 === 0 },
    committeeRate: { result: score, speed: score, manner: score },
    standAside: { reason },
    reopen: { reason },
    consent: { consent: dice % 2 === 0 },
    setReaders: { readers: (['usual', 'handlers', 'committee'] as const)[dice % 3] ?? 'usual' },
    publish: { asked: '灯不亮', done: '修好了', seenRev },
    unpublish: { reason },
  }
  const facts = {
    no: 'WL26-0002',
    place: { path: HOME, householdId: 'h-chen' },
    people: toPool ? pool : [helper],
    target: { ...target, id: 'other' },
    holder: dice % 5 === 0 ? null : people.li,
    slip: dice % 17 === 0,
    ...(ticket ? standing(ticket, story.now) : {}),
  }
  const input = {
    ...inputs[verb],
    ...(verb === 'merge' ? { into: 'other' } : {}),
    // Anyone who presses has just looked.
    ...(VERB_OF[verb].insists ? { seenRev } : {}),
  }
  return press(by, verb, input as Inputs[Verb], facts)
}

const ANSWERING: readonly string[] = Object.values(VERB_OF).flatMap(({ answers, event }) =>
  answers === undefined ? [] : [event.type],
)

/** A walk begins somewhere on the road, or as an order of any kind. */
const start = fc.constantFrom('again', 'submitted', 'dispatched', 'claimed', 'resolved', 'closed')
interface Walk {
  start: string
  /** What this walk tries to come to: every verb has walks of its own, however many others there are. */
  goal: Verb
  moves: Move[]
}

/** Walks, and tells `see` every ticket on the way with the one before it. */
function walk(
  { start: from, goal, moves }: Walk,
  see: (after: Ticket, before: Ticket | null, story: Story) => void,
): void {
  const story = new Story()
  const opening = VERB_OF[goal].opens ? goal : 'submit'
  const begins = from === 'again' || opening !== 'submit'
  const first = (who: number): Move => ({
    keen: false,
    verb: opening,
    who,
    pick: 0,
    dice: moves.reduce((sum, { dice }) => sum + dice, 0),
    wait: 0,
  })
  for (const step of begins ? [] : upTo(from as 'submitted')) story.go(step)
  // Everybody of the cast who may begin it does.
  const who = begins ? cast.findIndex((_, one) => !isRefusal(story.ask(pressOf(story, first(one), goal)))) : 0
  for (const step of begins ? [first(who), ...moves] : moves) {
    story.now += step.wait
    const before = story.ticket
    const answer = story.tell(pressOf(story, step, goal))
    if (!isRefusal(answer) && story.ticket) see(story.ticket, before, story)
    else expect(story.ticket, `${step.verb} was refused and yet changed something`).toBe(before)
  }
}

const walksTo = (goal: fc.Arbitrary<Verb>): fc.Arbitrary<Walk> =>
  fc.record({ start, goal, moves: fc.array(move, { minLength: 5, maxLength: 25 }) })
const walks = walksTo(fc.constantFrom(...VERBS))
const law = (name: string, see: Parameters<typeof walk>[1]) =>
  test(name, () =>
    fc.assert(
      fc.property(walks, one => walk(one, see)),
      { numRuns: WALKS, seed: SEED },
    ),
  )

describe(`laws that hold on every walk (LAWS_SEED=${SEED})`, () => {
  /** Not met on a walk, and why. */
  const ELSEWHERE: Partial<Record<Verb, string>> = {
    correctDays: 'no calendar comes out while one walks; time/calendar.test.ts',
  }
  test.each(VERBS.filter(verb => !(verb in ELSEWHERE)))('walks come to %s', goal => {
    const { type } = VERB_OF[goal].event
    let met = 0
    for (const one of fc.sample(walksTo(fc.constant(goal)), { numRuns: 8, seed: 7 }))
      walk(one, (_, __, { events }) => (met += events[events.length - 1]?.type === type ? 1 : 0))
    expect(met, `no walk comes to ${goal}: give it an input in pressOf that is not refused`).toBeGreaterThan(
      0,
    )
  })

  law('the events tell the ticket, also after they were stored', (ticket, _, { events }) => {
    expect(fold(events)).toEqual(ticket)
    expect(fold(JSON.parse(JSON.stringify(events)))).toEqual(JSON.parse(JSON.stringify(ticket)))
    expect(JSON.parse(JSON.stringify(ticket))).toStrictEqual(ticket)
  })

  law(
    'a ticket that is not at its end can always be moved on by the clock or an existing person',
    (ticket, _, story) => {
      if (isFinal(ticket)) return
      expect(moves(ticket, story), `${ticket.stage.state} of ${ticket.category} has no way on`).not.toEqual(
        [],
      )
    },
  )

  law(
    'no touch restarts a clock: only a first classification, the answer to a request, or a new round sets a limit',
    (ticket, before) => {
      if (!before || before.round !== ticket.round) return
      const [now, was] = [roundOf(ticket), roundOf(before)]
      expect(now.startedAt).toBe(was.startedAt)
      const classified =
        (ticket.last.type === 'Dispatched' && before.matter === null) || ANSWERING.includes(ticket.last.type)
      if (!classified) expect(now.limitAt).toBe(was.limitAt)
      if (was.dispatchedAt !== null)
        expect([now.dispatchedAt, now.claimDueAt]).toEqual([was.dispatchedAt, was.claimDueAt])
      // Anyone who claimed it may make that undone, and nobody else: then the next claim runs against the same clock.
      const undone = ticket.last.type === 'GivenBack' || ticket.last.type === 'Recused'
      if (was.claimedAt !== null)
        expect(undone ? [was.claimedAt, null] : [was.claimedAt]).toContain(now.claimedAt)
      if (was.firstDueAt !== null) expect(now.firstDueAt).toBe(was.firstDueAt)
      else expect([null, was.limitAt]).toContain(now.firstDueAt)
    },
  )

  law(
    'an event that sets the end of a step says which calendars it hangs on',
    (ticket, before, { events }) => {
      const named = Object.keys(events[events.length - 1]?.calendars ?? {})
      const was = before ? runningSteps(before) : []
      for (const { name, from, dueAt } of runningSteps(ticket)) {
        const same = was.some(one => one.name === name && one.from === from && one.dueAt === dueAt)
        if (!same) expect(named).toContain(name)
      }
    },
  )

  law('what must be hidden is never on the wall, and nothing is without consent', ticket => {
    if (!ticket.publication) return
    expect(ticket.stage.state).toBe('closed')
    expect(isShowable(ticket)).toBe(true)
    expect(ticket.requesterId === null || ticket.consent).toBe(true)
  })

  law('what an event moves on the boards is what its table says', (ticket, before, { events, now }) => {
    const { type } = events[events.length - 1]!
    const months = [ticket, before].flatMap(one => (one ? listKeys(one).months : []))
    const walls = (one: Ticket | null) => wallsOf(one, [...new Set([...months, monthKey(now)])], now)
    const [is, was] = [walls(ticket), walls(before)]
    const runs = (all: Board[]) => all.map(({ running }) => running)
    const { board } = verbOfEvent(type)
    if (board === 'nothing') expect(is, type).toEqual(was)
    if (board === 'figures') expect(runs(is), type).toEqual(runs(was))
  })

  law('time alone changes a board only when something awaited falls due, or the month is sealed', ticket => {
    for (const month of listKeys(ticket).months) {
      const rounds = roundsOf([ticket].filter(isShowable), month)
      const named = [...rounds.flatMap(fallsDueAt), sealedAt(rounds, month, thirtyDays)]
      for (const at of ticket.rounds.flatMap(one => [one.claimDueAt, one.limitAt, one.firstDueAt])) {
        if (at === null || named.includes(at)) continue
        const [[before], [after]] = [wallsOf(ticket, [month], at), wallsOf(ticket, [month], at + 1)]
        expect({ ...after, madeAt: at }).toEqual(before)
      }
    }
  })

  law('an order has a running limit for just as long as it is worked on', ticket => {
    const worked = ['submitted', 'dispatched', 'claimed', 'referred'].includes(ticket.stage.state)
    expect(listKeys(ticket).limitKey !== null, ticket.stage.state).toBe(worked)
  })

  law('every move is one the table knows', (ticket, before, { events }) => {
    if (!before) return
    const last = events[events.length - 1]
    const ways = VERBS.filter(
      verb =>
        rowOf(verb).from.includes(before.stage.state) &&
        leadsTo(verb, before.stage.state).includes(ticket.stage.state),
    )
    expect(ways, `${before.stage.state} → ${ticket.stage.state} by ${last?.type}`).not.toEqual([])
  })

  law('one who recused themselves, or whose order it is, never holds it again', ticket => {
    const out = [...ticket.recused, ticket.requesterId]
    const inHand =
      ticket.stage.state === 'claimed'
        ? [ticket.stage.holder]
        : ticket.stage.state === 'dispatched'
          ? ticket.stage.offer.to
          : []
    expect(inHand.filter(id => out.includes(id))).toEqual([])
  })

  law(
    'the sweep comes to rest, presses only what is due, and finds every due ticket by its next deadline',
    (ticket, _, story) => {
      const later = branch(story)
      later.now += days(60)
      for (let presses = 0; ; presses += 1) {
        expect(presses, 'the sweep never rests').toBeLessThan(12)
        const verb = clockVerb(later.here, later.now)
        const due = nextDueAt(later.here)
        expect(verb !== null, `${verb} with next deadline ${due}`).toBe(due !== null && due < later.now)
        if (verb === null) break
        expect(later.tell(clock(verb))).not.toHaveProperty('refused')
      }
      expect(listKeys(ticket).nextDueAt).toBe(nextDueAt(ticket))
    },
  )
})

/** The boards of these months if there were only this order, at this moment. */
function wallsOf(ticket: Ticket | null, months: readonly string[], now: number): Board[] {
  const tickets = ticket ? [ticket] : []
  const said = { asked: '灯不亮', done: '修好了' }
  const texts = { [ticket?.publication?.eventId ?? '']: said }
  return months.map(month => boardOf(VILLAGE, month, tickets, now, texts, { ratableUntil: thirtyDays }))
}

function branch(story: Story): Story {
  const copy = new Story()
  copy.ticket = story.ticket
  copy.events = [...story.events]
  copy.now = story.now
  return copy
}

/** Verbs that lead out of this state, for somebody of the cast, now or when the clock gets there. */
function moves(ticket: Ticket, story: Story): Verb[] {
  const byPeople = cast
    .flatMap(one => waysOn(ticket, story.ctx(one)))
    .filter(verb => leadsTo(verb, ticket.stage.state).some(to => to !== ticket.stage.state))
  const due = nextDueAt(ticket)
  const byClock = due === null ? null : clockVerb(ticket, due + 1)
  return byClock && leadsTo(byClock, ticket.stage.state).some(to => to !== ticket.stage.state)
    ? [...byPeople, byClock]
    : byPeople
}
