/**
 * What the journal and the pages ask of any process: what a press comes to, the matter after an event, what the clock does,
 * who hears. Made once from the table of a process; its own `decide.ts` says it with the process's own types.
 */
import { isRefusal, type Refusal } from '../refusal'
import { dueReminders, dueVerb } from './clocks'
import type { Process } from './define'
import { available, press, type Pressed } from './engine'
import * as engine from './evolve'
import type { FileRef } from './fields'
import type { Context, Kinds, Matter, Recorded } from './kinds'
import { newsOf, type News } from './news'
import type { Verb, Verbs } from './verb'

export interface Decision<K extends Kinds> {
  fact: K['event']
  /** By the names they have in the words document, with photos and recordings; null where nothing was typed or handed in. */
  words: Typed | null
}
type Typed = Record<string, string> & { attachments?: FileRef[] }
// A list beside texts is more than an index signature can say.
const typed = ({ texts, files }: NonNullable<Pressed['words']>): Typed =>
  ({ ...texts, ...(files.length > 0 ? { attachments: files } : {}) }) as Typed

/** One piece of news, as it is kept. */
export type Tell<K extends Kinds> = Omit<News<K>, 'text'> & { message: string }

export function deciding<K extends Kinds, V extends Verbs<K>>(process: Process<K, V>) {
  const byEvent = new Map(Object.values(process.verbs).map(verb => [verb.event.type, verb]))
  /** The verb that makes this event. */
  const verbOf = (type: string): Verb<K> => {
    const verb = byEvent.get(type)
    if (!verb) throw new Error(`${process.name}: no verb makes ${type}`)
    return verb
  }
  const reminds = Object.keys(process.verbs).find(name => process.verbs[name]?.event.type === engine.REMINDED)
  return {
    verbOf,
    decide(
      matter: Matter<K> | null,
      { verb, input }: { verb: keyof V & string; input: object },
      ctx: Context<K>,
    ): Decision<K> | Refusal {
      const pressed = press(process, matter, verb, input as never, ctx)
      if (isRefusal(pressed)) return pressed
      return {
        // The event's facts were typed where its verb was written.
        fact: { type: pressed.type, ...pressed.facts } as K['event'],
        words: pressed.words && typed(pressed.words),
      }
    },
    evolve: (matter: Matter<K> | null, event: Recorded<K>): Matter<K> =>
      engine.evolve(process, matter, event),
    fold: (events: readonly Recorded<K>[]): Matter<K> => engine.fold(process, events),
    /** The verb that the clock presses now; null when nothing is due. What moves the matter comes before what only reminds of it. */
    clockVerb: (matter: Matter<K>, now: number): (keyof V & string) | null =>
      // The process was checked when it was loaded: its clocks name its verbs.
      (dueVerb(process, matter, now) as (keyof V & string) | null) ??
      (dueReminders(process, matter, now).length > 0 ? (reminds ?? null) : null),
    /** The verbs this person may press now, in the table's order. */
    waysOn: (matter: Matter<K>, ctx: Context<K>): (keyof V & string)[] => available(process, matter, ctx),
    /** Everything that is told of this event. */
    tellsOf: (event: Recorded<K>, before: Matter<K> | null, after: Matter<K>): Tell<K>[] =>
      newsOf(verbOf(event.type), { happened: event, before, after })
        .filter(({ people }) => people === undefined || people.length > 0)
        .map(({ text, ...more }) => ({ ...more, message: text })),
    /** What stands on the messages that tell of this event. Of one that nobody is told of there is none. */
    phraseOf(event: Recorded<K>): string {
      const { phrase } = verbOf(event.type)
      if (phrase === null) throw new Error(`nobody is told of ${event.type}`)
      return typeof phrase === 'function' ? phrase(event) : phrase
    },
    /** One sentence to who pressed: what happened and what comes next. */
    messageAfter(verb: keyof V & string, matter: Matter<K>, law: K['law']): string {
      const message = process.verbs[verb]?.message ?? ''
      return typeof message === 'string' ? message : message(matter, law)
    },
  }
}
