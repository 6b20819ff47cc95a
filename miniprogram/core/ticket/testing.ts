/**
 * Given / when / then over tickets, for tests of the rules. Invented people of an invented village; time moves only by
 * `after`. Not shipped: the package leaves it out.
 */
import { about } from '../about'
import { defaultRules } from '../clock/defaults'
import type { RuleSet } from '../clock/policy'
import type { Calendar } from '../clock/workday'
import type { Actor } from '../people/role'
import { isRefusal, type Refusal, type RefusalCode } from '../refusal'
import type { Command, Inputs, SilentVerb } from './commands'
import { decide, type Ctx, type Decision, type Facts } from './decide'
import type { TicketEvent } from './events'
import { evolve } from './evolve'
import type { Verb } from './lifecycle'
import { eventTime } from './pieces/selectors'
import type { State, Ticket } from './types'
import { NOW, CALENDARS } from './story/people.testing'

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

  constructor(
    public calendars: readonly Calendar[] = CALENDARS,
    readonly rules: RuleSet = defaultRules,
  ) {}

  get here(): Ticket {
    if (!this.ticket) throw new Error('nothing was submitted')
    return this.ticket
  }

  ctx(by: Actor | 'clock', facts: Press['facts'] = {}): Ctx {
    return {
      actor: by,
      now: this.now,
      rules: this.rules,
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
      if (isRefusal(answer)) throw new Error(`given ${step.verb}: ${answer.refused} ${answer.message}`)
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
      about: about('ticket', ticketId),
      rev,
      v: 1,
      at: eventTime(this.ticket, this.now),
      by: by === 'clock' ? 'clock' : by.id,
      byName: by === 'clock' ? null : by.staffName,
      idempotencyKey: `k${rev}`,
      // What sends it back is the first event of the new round.
      round: (this.ticket?.round ?? 1) + (fact.type === 'Reopened' ? 1 : 0),
      commitment: words ? `salted-${rev}` : null,
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

/** The order after something that nobody presses: what a step of another order, or of the record, brings about. */
export const learns = (ticket: Ticket, fact: Decision['fact']): Ticket =>
  evolve(ticket, {
    ...fact,
    id: `${ticket.id}:${String(ticket.rev + 1).padStart(6, '0')}`,
    about: about('ticket', ticket.id),
    rev: ticket.rev + 1,
    v: 1,
    at: ticket.at,
    by: 'zhao',
    byName: '赵敏',
    idempotencyKey: `k${ticket.rev + 1}`,
    round: ticket.round,
    commitment: null,
    prev: '',
    hash: '',
  })

export class Outcome {
  constructor(
    readonly story: Story,
    readonly answer: Decision | Refusal,
  ) {}

  thenRefused(code: RefusalCode): Refusal {
    if (!isRefusal(this.answer)) throw new Error(`expected ${code}, but ${this.answer.fact.type} happened`)
    if (this.answer.refused !== code)
      throw new Error(`expected ${code}, but was refused with ${this.answer.refused}: ${this.answer.message}`)
    return this.answer
  }

  then(state?: State): Ticket {
    if (isRefusal(this.answer)) throw new Error(`refused with ${this.answer.refused}: ${this.answer.message}`)
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
export const clock = <V extends SilentVerb>(verb: V): Press => press('clock', verb, {} as Inputs[V])

/** Seven days after resolving, whatever was rated. */
export const closing = until(ticket => (ticket.stage.state === 'resolved' ? ticket.stage.closeDueAt : 0))
