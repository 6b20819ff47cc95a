/** What is filled in for a verb, on a sheet or a page: what is still missing, and what is sent. The verbs say what is asked. */
import type { HouseholdInfo } from '../../contract/points/households'
import { clean, isBlank } from '../core/text/fold'
import { READERS_LABELS } from '../core/labels'
import type { Form, FormField } from '../core/process/way'
import type { Verb } from '../core/ticket/lifecycle'
import { FORMS, type FormVerb } from '../core/ticket/phone/ways'
import type { DayInfo, TicketInfo } from '../core/ticket/sight/infos'
import type { DayChoiceView } from '../views/models'
import { dayKeyOf, dayChoices } from '../views/day-choices'

/** What was typed or chosen, by the field: a text, a choice, a day (20261126), a person. Files lie beside it. */
export type Filled = Readonly<Record<string, string>>

export const isFormVerb = (verb: Verb): verb is FormVerb => verb in FORMS

export const isAsked = ({ onlyIf }: FormField, filled: Filled): boolean =>
  onlyIf === undefined || filled[onlyIf] === 'yes'
/** A beginning that was tapped and ends in a comma or a colon is no sentence yet. */
const withoutBeginnings = (text: string, openers: FormField['openers'] = []): string =>
  openers
    .filter(({ value }) => /[，：]$/.test(value))
    .reduce((left, { value }) => left.split(value).join(''), clean(text))
    .replace(/[，：]/g, '')
const isFilled = ({ name, type, openers }: FormField, filled: Filled, hasFiles: boolean): boolean =>
  type === 'files' ? hasFiles : !isBlank(withoutBeginnings(filled[name] ?? '', openers))

/** Whether a switch is on, turned or not. */
export const isOn = ({ name, on }: FormField, filled: Filled): boolean =>
  (filled[name] ?? (on ? 'yes' : 'no')) === 'yes'

/** What is done with a field, in the sentence that says it was not. */
const DONE: Record<FormField['type'], string> = {
  text: '写',
  line: '写',
  pick: '选',
  yesNo: '选',
  switch: '选',
  day: '选',
  person: '选',
  household: '选',
  files: '拍',
  score: '选',
}

/** What is still missing, or ''. */
export function lacking({ fields, oneOf = [] }: Form, filled: Filled, hasFiles: boolean): string {
  const isEmpty = (field: FormField): boolean => isAsked(field, filled) && !isFilled(field, filled, hasFiles)
  const missing = fields.find(field => field.needed && isEmpty(field))
  if (missing && !isBlank(filled[missing.name] ?? '')) return `“${missing.label}”只写了开头`
  if (missing) return `还差“${missing.label}”没${DONE[missing.type]}`
  const some = fields.filter(({ name }) => oneOf.indexOf(name) >= 0)
  return some.length > 0 && some.every(isEmpty) ? '写一句，或者拍一张' : ''
}

/** What a field sends; undefined where it was left empty. */
function sentAs(field: FormField, filled: Filled): unknown {
  const value = filled[field.name] ?? ''
  switch (field.type) {
    case 'switch':
      return isOn(field, filled)
    case 'files':
      return []
    case 'yesNo':
      return value === 'unsure' ? null : value === 'yes'
    case 'score':
      return value === '' ? undefined : Number(value)
    case 'text':
    case 'line':
      return clean(value) || undefined
    case 'day':
      return value === '' ? undefined : dayKeyOf(Number(value))
    case 'pick':
    case 'person':
    case 'household':
      return value || undefined
  }
}

/** The input of the verb. Files get their ids on the way. */
export function inputOf({ fields, insists }: Form, filled: Filled, rev: number): Record<string, unknown> {
  const input: Record<string, unknown> = insists ? { seenRev: rev } : {}
  for (const field of fields) {
    const value = isAsked(field, filled) ? sentAs(field, filled) : undefined
    if (value !== undefined) input[field.name] = value
  }
  return input
}

/** What follows from the choices that were made, by the field; nothing where the choice says it all. */
export const meant = ({ fields }: Form, filled: Filled): Record<string, string> =>
  Object.fromEntries(
    fields.map(({ name, means }): [string, string] => [name, means?.[filled[name] ?? ''] ?? '']),
  )

/** The scores that were given. */
export const scoresIn = ({ fields }: Form, filled: Filled): Record<string, number> =>
  Object.fromEntries(
    fields.flatMap(({ name, type }): [string, number][] =>
      type === 'score' && filled[name] ? [[name, Number(filled[name])]] : [],
    ),
  )

/** What a household is called lies beside its id, to be shown again; only the id is sent. */
export const titleIn = (name: string): string => `${name}.title`
/** The household of each field that asks for one: a list of one, or of none. */
export const householdsIn = ({ fields }: Form, filled: Filled): Record<string, HouseholdInfo[]> =>
  Object.fromEntries(
    fields
      .filter(({ type }) => type === 'household')
      .map(({ name }): [string, HouseholdInfo[]] => {
        const id = filled[name] ?? ''
        return [name, id === '' ? [] : [{ id, title: filled[titleIn(name)] ?? '' }]]
      }),
  )

/** Beside a day: `yes` where it lies after the limit. */
export const lateIn = (name: string): string => `${name}.late`
/** What was kept from another day, as far as it may still be chosen. */
export const onOffer = (
  { fields }: Form,
  filled: Filled,
  choices: Readonly<Record<string, readonly DayChoiceView[]>>,
): Filled => ({
  ...filled,
  ...Object.fromEntries(
    fields
      .filter(({ name, type }) => type === 'day' && filled[name])
      .flatMap(({ name }): [string, string][] => {
        const day = choices[name]?.find(({ value }) => String(value) === filled[name])
        return [
          [name, day ? String(day.value) : ''],
          [lateIn(name), day?.late ? 'yes' : ''],
        ]
      }),
  ),
})

/** Each day that was chosen; 0 where none was. */
export const chosenDaysIn = ({ fields }: Form, filled: Filled): Record<string, number> =>
  Object.fromEntries(
    fields
      .filter(({ type }) => type === 'day')
      .map(({ name }): [string, number] => [name, Number(filled[name] ?? 0)]),
  )

/** The days to choose from, by the field. */
export const choicesOf = (
  verb: FormVerb,
  days: readonly DayInfo[],
  now: number,
  limitAt: number,
): Record<string, DayChoiceView[]> =>
  Object.fromEntries(
    days.filter(one => one.verb === verb).map(range => [range.field, dayChoices(range, now, limitAt)]),
  )

/** A request as the order's page shows it. */
export interface Waiting {
  /** Its name. */
  id: string
  title: string
  /** What was filled in. */
  after: string
}

/** What the person answers to, or changes, said above the form. */
export function asked(verb: FormVerb, ticket: TicketInfo, waiting: readonly Waiting[]): string {
  if (verb === 'setReaders' && ticket.readers !== null) return `现在：${READERS_LABELS[ticket.readers]}`
  const one = waiting.find(({ id }) => id === FORMS[verb].answers)
  return one ? `${one.title}。${one.after}` : ''
}
