/** Given, when, then for any process. `given` must succeed; `when` may be refused. For tests only. */
import type { Actor } from '../people/role'
import { isRefusal, type Refusal } from '../refusal'
import { dueReminders, dueVerb } from './clocks'
import type { Process } from './define'
import { press, type Pressed } from './engine'
import { evolve, REMINDED } from './evolve'
import { actorId, type Context, type Kinds, type Matter, type Recorded } from './kinds'
import type { VerbInput, Verbs } from './verb'

/** A process whose verbs read no law besides the facts. */
interface Plain {
  law: object
}

export class Story<K extends Kinds & Plain, V extends Verbs<K>> {
  matter: Matter<K> | null = null
  answer: Pressed<K> | Refusal | null = null
  readonly events: Recorded<K>[] = []
  constructor(
    readonly process: Process<K, V>,
    public now: number,
    readonly facts: K['facts'],
  ) {}

  given<N extends keyof V & string>(
    actor: Actor | 'clock',
    verb: N,
    input: VerbInput<V[N]>,
    facts: Partial<K['facts']> = {},
  ): this {
    this.when(actor, verb, input, facts)
    if (isRefusal(this.answer))
      throw new Error(`given ${verb}: ${this.answer.refused} ${this.answer.message}`)
    return this
  }
  when<N extends keyof V & string>(
    actor: Actor | 'clock',
    verb: N,
    input: VerbInput<V[N]>,
    facts: Partial<K['facts']> = {},
  ): this {
    this.answer = press(this.process, this.matter, verb, input, this.context(actor, facts))
    if (!isRefusal(this.answer)) this.record(this.answer.type, this.answer.facts, actor)
    return this
  }
  /** Lets the clock do everything that is due now. */
  tick(): this {
    for (let steps = 0; steps < 20; steps++) {
      const verb = dueVerb(this.process, this.here, this.now)
      const names = verb === null ? dueReminders(this.process, this.here, this.now) : []
      if (verb !== null) this.given('clock', verb, {} as VerbInput<V[string]>)
      else if (names.length > 0)
        this.record(REMINDED, { reminder: names[0], covers: names.slice(1) }, 'clock')
      else return this
    }
    throw new Error(`${this.process.name}: the clock never comes to rest`)
  }
  after(ms: number): this {
    this.now += ms
    return this
  }
  context(actor: Actor | 'clock', facts: Partial<K['facts']> = {}): Context<K> {
    return { actor, now: this.now, facts: { ...this.facts, ...facts }, seenRev: this.matter?.rev }
  }
  get here(): Matter<K> {
    if (!this.matter) throw new Error('nothing has begun')
    return this.matter
  }
  get refused(): string | null {
    return isRefusal(this.answer) ? this.answer.refused : null
  }

  private record(type: string, facts: object, actor: Actor | 'clock'): void {
    const rev = (this.matter?.rev ?? 0) + 1
    const happened = {
      ...facts,
      id: `m1:${rev}`,
      matterId: 'm1',
      about: { kind: this.process.name, id: 'm1' },
      rev,
      type,
      version: 1,
      at: Math.max(this.now, this.matter?.at ?? 0),
      by: actorId({ actor }),
      byName: actor === 'clock' ? null : actor.staffName,
      hash: `hash-${rev}`,
    } as unknown as Recorded<K>
    this.events.push(happened)
    this.matter = evolve(this.process, this.matter, happened)
  }
}
