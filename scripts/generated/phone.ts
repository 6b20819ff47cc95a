/** What the phone needs of the verbs, as files of its own: the rest of them stays in the cloud. */
import type { Field } from '../../miniprogram/core/process/fields'
import { formOf, pressesOf, type Way } from '../../miniprogram/core/process/way'
import { PERSON_VERBS, rowOf, VERBS } from '../../miniprogram/core/ticket/lifecycle'
import { LISTED_REQUESTS } from '../../miniprogram/core/ticket/pieces/requests'
import { REQUESTS } from '../../miniprogram/core/ticket/timers'
import { VERB_FILES } from '../../miniprogram/core/ticket/verbs'

/** `miniprogram/core/ticket/phone/labels.ts` */
export const labels = (): string =>
  [
    '/** On the buttons. Written by scripts/generate.ts from the verbs, not by hand. */',
    "import type { RequestName } from '../events'",
    "import type { Verb } from '../lifecycle'",
    '',
    `export const LABELS: Record<Verb, string> = ${told(VERBS, verb => rowOf(verb).label)}`,
    '',
    '/** On a card: what waits there for an answer. */',
    `export const ASK_TAGS: Record<RequestName, string> = ${JSON.stringify(
      Object.fromEntries(Object.entries(REQUESTS).map(([name, { tag }]) => [name, tag])),
    )}`,
    '',
    '/** Lists of the town: what waits there for an answer. */',
    `export const ANSWER_LISTS = ${JSON.stringify(
      LISTED_REQUESTS.map(name => {
        const { list, hint } = REQUESTS[name].waits
        return { value: name, label: list, hint }
      }),
    )} as const`,
    '',
  ].join('\n')

const wayOf = (verb: (typeof PERSON_VERBS)[number]): Way => {
  const { way } = VERB_FILES[verb]
  if (way === undefined) throw new Error(`${verb} does not say how it is pressed on the phone`)
  return way
}

/** `miniprogram/core/ticket/phone/ways.ts` */
export function ways(): string {
  const pressed = (is: (way: NonNullable<Way>) => boolean) =>
    PERSON_VERBS.filter(verb => {
      const way = wayOf(verb)
      return way !== null && is(way)
    })
  const typed = pressed(way => 'dialog' in way).find(verb =>
    Object.values<Field>(VERB_FILES[verb].input).some(field => 'required' in field && field.required),
  )
  if (typed) throw new Error(`${typed} is pressed in a dialog, where nothing can be filled in`)
  return [
    '/** How each verb is pressed. Written by scripts/generate.ts from the verbs, not by hand. */',
    "import type { Form } from '../../process/way'",
    "import type { PersonVerb } from '../lifecycle'",
    '',
    '/** On a page of its own. */',
    `export const PAGES = ${told(
      pressed(way => 'page' in way),
      verb => (wayOf(verb) as { page: string }).page,
    )} as const satisfies Partial<Record<PersonVerb, string>>`,
    '',
    '/** Done at once after a question. */',
    `export const DIALOGS = ${told(
      pressed(way => 'dialog' in way),
      verb => (wayOf(verb) as { dialog: object }).dialog,
    )} as const satisfies Partial<Record<PersonVerb, { title: string; words: string; yes: string }>>`,
    '',
    '/** Drawn from its fields: on its page, where it has one, or on a sheet. */',
    `const DRAWN = ${told(
      pressed(way => 'sheet' in way || ('page' in way && way.asks !== undefined)),
      verb => formOf(VERB_FILES[verb]),
    )} satisfies Partial<Record<PersonVerb, Form>>`,
    'export type FormVerb = keyof typeof DRAWN',
    'export const FORMS: Readonly<Record<FormVerb, Form>> = DRAWN',
    '',
    '/** Answers to a request: what most wants doing. */',
    `export const ANSWERS: readonly PersonVerb[] = ${JSON.stringify(
      PERSON_VERBS.filter(verb => VERB_FILES[verb].answers !== undefined),
    )}`,
    '',
  ].join('\n')
}

/** `miniprogram/core/<process>/phone/ways.ts` of the processes that are pressed by buttons. */
export const presses = <V extends string>(
  process: string,
  verbs: readonly V[],
  files: Readonly<Record<V, Parameters<typeof pressesOf>[1]>>,
): string => {
  const buttons = verbs.flatMap(verb => Object.entries(pressesOf(verb, files[verb])))
  const twice = buttons.find(([name], at) => buttons.findIndex(one => one[0] === name) !== at)
  if (twice) throw new Error(`${process} has two buttons that are called ${twice[0]}`)
  return [
    '/** The buttons: how each presses its verb. Written by scripts/generate.ts from the verbs, not by hand. */',
    "import type { Press } from '../../process/way'",
    "import type { PersonVerb } from '../commands'",
    '',
    `export const PRESSES = ${JSON.stringify(Object.fromEntries(buttons))} as const satisfies Record<string, Press<PersonVerb>>`,
    '',
  ].join('\n')
}

const told = <V extends string>(verbs: readonly V[], of: (verb: V) => unknown): string =>
  JSON.stringify(Object.fromEntries(verbs.map(verb => [verb, of(verb)])))
