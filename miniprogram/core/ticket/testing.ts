/**
 * Given / when / then over tickets, for tests of the rules. Invented people of an invented village; time moves only by
 * `after`. Not shipped: the package leaves it out.
 */
import { defaultRules } from '../clock/defaults'
import { addDays, dayKey } from '../clock/shanghai'
import type { Calendar } from '../clock/workday'
import type { Actor } from '../people/role'
import { isRefusal, type Refusal, type RefusalCode } from '../refusal'
import type { Command, Inputs, SilentVerb } from './commands'
import { decide, type Ctx, type Decision, type Facts } from './decide'
import type { TicketEvent } from './events'
import { evolve } from './evolve'
import type { Verb } from './lifecycle'
import { eventTime } from './pieces/questions'
import type { State, Ticket } from './types'
import { VILLAGE, LEAF, HOME, NOW, CALENDARS, people } from './people.testing'

/** A press: who, which verb, what they typed, and what the shell would have looked up. */
export interface Press<V extends Verb = Verb> {
  verb: V
  input: Inputs[V]
  by: Actor | 'clock'
  facts?: Facts | ((ticket: Ticket | null) => Facts)
}
/** Time passing. */
export interface Wait {
  wait: number
}
/** Until one millisecond after whatever the ticket waits for. */
export interface Until {
  until: (ticket: Ticket) => number
}
/** The county enters these calendars. */
interface Notice {
  notice: readonly Calendar[]
}
export type Step = Press | Wait | Until | Notice

export const press = <V extends Verb>(
  by: Actor | 'clock',
  verb: V,
  input: Inputs[V],
  facts?: Press['facts'],
): Press => ({ verb, input, by, facts }) as Press
export const after = (ms: number): Wait => ({ wait: ms })
export const until = (moment: (ticket: Ticket) => number): Until => ({ until: moment })

export class Story {
  ticket: Ticket | null = null
  now = NOW
  events: TicketEvent[] = []

  constructor(public calendars: readonly Calendar[] = CALENDARS) {}

  get here(): Ticket {
    if (!this.ticket) throw new Error('nothing was submitted')
    return this.ticket
  }

  ctx(by: Actor | 'clock', facts: Press['facts'] = {}): Ctx {
    return {
      actor: by,
      now: this.now,
      rules: defaultRules,
      calendars: this.calendars,
      // What the cloud looks up: nobody lives near, nobody else serves in the town, the holder is gone.
      facts: {
        names: [],
        town: [],
        holder: null,
        ...(typeof facts === 'function' ? facts(this.ticket) : facts),
      },
    }
  }

  ask({ verb, input, by, facts }: Press): Decision | Refusal {
    const command = { verb, key: `${verb}-${this.events.length}`, input } as Command
    return decide(this.ticket, command, this.ctx(by, facts))
  }

  /** Presses, and keeps the event unless refused. */
  tell(step: Press): Decision | Refusal {
    const answer = this.ask(step)
    if (!isRefusal(answer)) this.keep(answer, step.by)
    return answer
  }

  go(step: Step): this {
    if ('wait' in step) this.now += step.wait
    else if ('notice' in step) this.calendars = [...this.calendars, ...step.notice]
    else if ('until' in step) this.now = Math.max(this.now, step.until(this.here) + 1)
    else {
      const answer = this.tell(step)
      if (isRefusal(answer)) throw new Error(`given ${step.verb}: ${answer.refused} ${answer.says}`)
    }
    return this
  }

  private keep({ fact, words }: Decision, by: Actor | 'clock'): void {
    const rev = this.events.length + 1
    const ticketId = this.ticket?.id ?? 't1'
    const id = `${ticketId}:${String(rev).padStart(6, '0')}`
    const event: TicketEvent = {
      ...fact,
      id,
      ticketId,
      rev,
      v: 1,
      at: eventTime(this.ticket, this.now),
      by: by === 'clock' ? 'clock' : by.id,
      byName: by === 'clock' ? null : by.staffName,
      tap: `k${rev}`,
      round: this.ticket?.round ?? 1,
      said: words ? `salted-${rev}` : null,
      prev: rev === 1 ? '' : `hash-${rev - 1}`,
      hash: `hash-${rev}`,
    }
    this.events.push(event)
    if (words) this.words[id] = words
    this.ticket = evolve(this.ticket, event)
  }

  /** What was typed, by event. */
  words: Record<string, NonNullable<Decision['words']>> = {}
}

export class Outcome {
  constructor(
    readonly story: Story,
    readonly answer: Decision | Refusal,
  ) {}

  thenRefused(code: RefusalCode): Refusal {
    if (!isRefusal(this.answer)) throw new Error(`expected ${code}, but ${this.answer.fact.type} happened`)
    if (this.answer.refused !== code)
      throw new Error(`expected ${code}, but was refused with ${this.answer.refused}: ${this.answer.says}`)
    return this.answer
  }

  then(state?: State): Ticket {
    if (isRefusal(this.answer)) throw new Error(`refused with ${this.answer.refused}: ${this.answer.says}`)
    if (state !== undefined && this.story.here.stage.state !== state)
      throw new Error(`expected ${state}, but it is ${this.story.here.stage.state}`)
    return this.story.here
  }
}

/** `given(submitted(), dispatchedTo(people.li)).when(claim(people.wang)).thenRefused('NOT_ALLOWED')` */
export function given(...steps: Step[]): { story: Story; when(...more: Step[]): Outcome } {
  const story = steps.reduce((told, step) => told.go(step), new Story())
  return {
    story,
    when(...more) {
      const last = more[more.length - 1]
      for (const step of more.slice(0, -1)) story.go(step)
      if (!last || !('verb' in last)) throw new Error('when needs a press')
      return new Outcome(story, story.tell(last))
    },
  }
}

// ---- presses that most stories are made of ----

export const draft = {
  category: 'infrastructure',
  sub: 'lamp',
  text: '桥头往东第三盏路灯不亮。晚上看不见路',
  place: '桥头',
  urgent: false,
  aboutStaff: false,
  attachments: [],
} as const
export const dispute = { category: 'dispute', sub: 'neighbour', text: '两家为滴水檐的事争了三回' } as const
const photo = { id: 'p1', kind: 'photo' } as const

export const submit = (change: Partial<Inputs['submit']> = {}, by: Actor = people.chen): Press =>
  press(
    by,
    'submit',
    { ...draft, attachments: [], showOnBoard: true, ...change },
    { no: 'WL26-0001', place: { path: HOME, householdId: 'h-chen' } },
  )
export const register = (change: Partial<Inputs['register']> = {}, by: Actor = people.li): Press =>
  press(
    by,
    'register',
    { ...draft, attachments: [], source: 'patrol', gridId: LEAF, ...change },
    { no: 'WL26-0001', place: { path: HOME, householdId: null } },
  )
export const dispatchTo = (
  person: Actor,
  change: Partial<Inputs['dispatch']> = {},
  by: Actor = people.zhao,
): Press => ({
  verb: 'dispatch',
  by,
  facts: { people: [person] },
  input: {
    category: 'infrastructure',
    sub: 'lamp',
    matter: 'public',
    track: 1,
    person: person.id,
    ...change,
  },
})
export const dispatchToPool = (
  members: Actor[],
  change: Partial<Inputs['dispatch']> = {},
  by: Actor = people.zhao,
): Press => ({
  verb: 'dispatch',
  by,
  facts: { people: members },
  input: { category: 'infrastructure', sub: 'lamp', matter: 'public', track: 1, pool: VILLAGE, ...change },
})
export const disputeClass = { category: 'dispute', sub: 'neighbour', matter: 'minor', track: 2 } as const
export const claim = (by: Actor, change: Partial<Inputs['claim']> = {}): Press =>
  press(by, 'claim', {
    measures: '明天带梯子去换灯泡',
    promisedDay: dayKey(addDays(NOW, 2)),
    showContact: true,
    ...change,
  })
export const resolve = (by: Actor, change: Partial<Inputs['resolve']> = {}): Press =>
  press(by, 'resolve', { outcome: 'done', text: '换了灯泡，亮了', attachments: [photo], ...change })
export const rate = (score: Inputs['rate']['score'], by: Actor = people.chen, facts?: Facts): Press =>
  press(by, 'rate', { score, attachments: [] }, facts)
export const revisit = (by: Actor, satisfied: boolean | null = true): Press =>
  press(by, 'revisit', { text: '去看过了', satisfied })
export const clock = <V extends SilentVerb>(verb: V): Press => press('clock', verb, {} as Inputs[V])

/** Seven days after resolving, whatever was rated. */
export const closing = until(ticket => (ticket.stage.state === 'resolved' ? ticket.stage.closeDueAt : 0))

/** The road most tickets take, up to a state: `given(...upTo('claimed'))`. */
export function upTo(
  state: 'submitted' | 'dispatched' | 'claimed' | 'resolved' | 'closed',
  change: Partial<Inputs['submit']> = {},
): Step[] {
  const kind = change.category === 'dispute' ? disputeClass : {}
  const road: [string, Step[]][] = [
    ['submitted', [submit(change)]],
    ['dispatched', [dispatchTo(people.li, kind)]],
    ['claimed', [claim(people.li)]],
    ['resolved', [resolve(people.li)]],
    [
      'closed',
      [...(change.category === 'dispute' ? [revisit(people.qian)] : []), rate(5), closing, clock('close')],
    ],
  ]
  const last = road.findIndex(([name]) => name === state)
  return road.slice(0, last + 1).flatMap(([, steps]) => steps)
}
