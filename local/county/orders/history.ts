import { commitmentOf } from '../../../cloudfunctions/_journal/chain'
import { orders } from '../../../cloudfunctions/_journal/orders/writing'
import { eventFor, wordsFor } from '../../../cloudfunctions/_journal/recorded'
import type { WordsDoc } from '../../../cloudfunctions/_documents'
import { minutes, ruleAt, ruleOfVersion, type Calendar, type RuleSet } from '../../../miniprogram/core/clock'
import type { Actor } from '../../../miniprogram/core/people/role'
import { isRefusal } from '../../../miniprogram/core/refusal'
import { clockVerb } from '../../../miniprogram/core/ticket/time/clockwork'
import { nextDueAt } from '../../../miniprogram/core/ticket/time/due'
import type { Command, Inputs } from '../../../miniprogram/core/ticket/commands'
import { decide, type Decision, type Facts } from '../../../miniprogram/core/ticket/decide'
import type { TicketEvent } from '../../../miniprogram/core/ticket/events'
import { evolve } from '../../../miniprogram/core/ticket/evolve'
import { eventTime } from '../../../miniprogram/core/ticket/pieces/selectors'
import type { Ticket, Words } from '../../../miniprogram/core/ticket/types'
import type { Chance } from '../random'

export interface Law {
  rules: readonly RuleSet[]
  calendars: readonly Calendar[]
}

/** The timer's period: what came due is pressed at the next beat. */
const BEAT = minutes(5)

/** One order as it came about: every step decided by the rules themselves, so that it is a history that could have been. */
export class History {
  readonly events: TicketEvent[] = []
  readonly words: WordsDoc[] = []
  #ticket: Ticket | null = null
  /** What the last step meant for other orders. */
  also: NonNullable<Decision['also']> = []

  constructor(
    readonly id: string,
    private readonly law: Law,
    private readonly random: Chance,
  ) {}

  get ticket(): Ticket {
    if (!this.#ticket) throw new Error(`order ${this.id} has not been made yet`)
    return this.#ticket
  }

  /** Presses a verb at that moment; what the clock had to do before comes first. A refusal is a mistake of the county. */
  press<V extends keyof Inputs>(
    verb: V,
    by: Actor | 'clock',
    input: Inputs[V],
    at: number,
    facts: Facts = {},
  ): Ticket {
    if (by !== 'clock') this.runClock(at)
    const before = this.#ticket
    const now = eventTime(before, at)
    const rules = before ? ruleOfVersion(this.law.rules, Number(before.rules)) : ruleAt(this.law.rules, now)
    if (!rules) throw new Error(`there are no rules at ${now}`)
    const key = `${this.id}-${this.events.length + 1}`
    const command = { verb, key, input } as unknown as Command
    // The county's words for the wall name nobody.
    const decision = decide(before, command, {
      actor: by,
      now,
      rules,
      calendars: this.law.calendars,
      facts: { names: [], ...facts },
    })
    if (isRefusal(decision))
      throw new Error(`${verb} of ${this.id} (${before?.stage.state}): ${decision.message}`)
    this.also = decision.also ?? []
    return this.write(decision, by, key, now)
  }

  /** A step of another order that meant something for this one. */
  beside(fact: Decision['fact'], by: Actor, at: number): Ticket {
    const now = eventTime(this.ticket, at)
    return this.write({ fact, words: null }, by, `${this.id}-${this.events.length + 1}`, now)
  }

  private write({ fact, words }: Decision, actor: Actor | 'clock', key: string, now: number): Ticket {
    const before = this.#ticket
    const salt = words ? this.random.hex(32) : ''
    const commitment = words && commitmentOf(words, salt)
    const idempotencyKey = `${actor === 'clock' ? 'clock' : actor.id}:${key}`
    const event = eventFor(orders, before, {
      kind: 'ticket',
      id: this.id,
      fact,
      actor,
      idempotencyKey,
      now,
      commitment,
    })
    const after = evolve(before, event)
    this.events.push(event)
    this.#ticket = after
    if (words) this.words.push(this.kept(words, salt, event, after))
    return after
  }

  private kept(words: Words, salt: string, event: TicketEvent, after: Ticket): WordsDoc {
    const doc = wordsFor(orders, event, after, { words, salt, check: 'pass', files: [] })
    const files = Object.fromEntries((words.attachments ?? []).map(one => [one.id, 'pass' as const]))
    return { ...doc, check: { ...doc.check, files } }
  }

  /** Lets the timer do everything that came due before `until`. */
  runClock(until: number): void {
    for (;;) {
      const due = this.#ticket && nextDueAt(this.#ticket)
      if (due === null) return
      const at = Math.ceil((due + 1) / BEAT) * BEAT
      if (at >= until) return
      const verb = clockVerb(this.ticket, at)
      if (verb === null) return
      this.press(verb, 'clock', {}, at)
    }
  }
}
