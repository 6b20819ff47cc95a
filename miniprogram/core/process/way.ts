/** How a person presses a verb on the phone. What the verb's fields say already is not said again. */
import type { ReadyKind } from '../text/ready'
import type { Field, Fields } from './fields'

/** A form, drawn from the fields of the verb in their order: on a sheet from below, or on a page. */
interface Sheet {
  /** Above it, where it is not the verb's label. */
  title?: string
  /** What follows from it; '' where nothing needs to be said, or the page says more. */
  note: string
  /** On the button that sends it. */
  yes: string
  /** Fields that are asked for elsewhere. */
  without?: readonly string[]
  /** Optional fields that must be filled in here. */
  needs?: readonly string[]
  /** Of these optional fields one must be filled in. */
  oneOf?: readonly string[]
  /** What stands above the photos, and on the button that records. With one of them only that kind is asked for. */
  photos?: string
  voice?: string
}

/** A question before it is done; nothing is typed. `no`: on the button that leaves it. */
interface Dialog {
  title: string
  words: string
  yes: string
  no?: string
}
/** One of several buttons of a verb: what it says by itself, and how it asks. With neither sheet nor dialog it is done at once. */
interface Button {
  says?: Says
  sheet?: Sheet
  dialog?: Dialog
}
/** Switches whose answer is the button itself. */
type Says = Readonly<Record<string, boolean>>

/**
 * `page`: a page of its own; `asks` where the page draws its fields, too. `sheet`: one drawn from its fields. `dialog`: a
 * question, then it is done. `buttons`: more than one, by name. Null: no button of a matter that is there: it begins one, or
 * is a switch.
 */
export type Way =
  | { page: string; asks?: Sheet }
  | { sheet: Sheet }
  | { dialog: Dialog }
  | { buttons: Readonly<Record<string, Button>> }
  | null

interface Item {
  value: string
  label: string
}
/**
 * One field as the phone draws it. `pick`: one of a few, which the page offers where none stand here. `yesNo`: an answer that
 * must be given; `switch`: one that is on or off from the beginning. A score is drawn by the page.
 */
export interface FormField {
  name: string
  label: string
  type: 'text' | 'line' | 'pick' | 'yesNo' | 'switch' | 'day' | 'person' | 'household' | 'files' | 'score'
  needed: boolean
  /** Text: the most characters, and what stands there before anything is typed. */
  max?: number
  hint?: string
  openers?: readonly Item[]
  /** Which sentences of the village are offered. */
  ready?: ReadyKind
  items?: readonly Item[]
  /** What follows from a choice, said below it once it is made. */
  means?: Readonly<Record<string, string>>
  /** Only asked when this field says yes; `<day>.late`: when that day lies after the limit. */
  onlyIf?: string
  /** A switch that is on until it is turned off. */
  on?: true
  /** Files: what stands above the photos and on the button that records; left out where that kind is not asked for. */
  photos?: string
  voice?: string
}
export interface Form {
  title: string
  note: string
  yes: string
  fields: readonly FormField[]
  oneOf?: readonly string[]
  /** Sends the revision that was looked at. */
  insists?: true
  /** The request that it answers: what was asked stands above the sheet. */
  answers?: string
}

interface OnSheet {
  label: string
  way?: Way
  input: Fields
  insists?: true
  answers?: string
}

const sheetOf = (way: Way | undefined): Sheet | null =>
  !way ? null : 'sheet' in way ? way.sheet : 'page' in way ? (way.asks ?? null) : null

/** The form of a verb that is pressed on a sheet or a page. Throws where a field does not say enough to be drawn. */
export function formOf(verb: OnSheet): Form | null {
  const sheet = sheetOf(verb.way)
  return sheet && formFrom(sheet, verb)
}

/** How a button presses its verb: what it says by itself, its form or its question. Done at once with neither. */
export interface Press<V extends string = string> {
  verb: V
  says: Says
  form?: Form
  dialog?: Dialog
}

/** The buttons of a verb, by name. One that has a single button calls it like itself; one on a page without a form has none. */
export function pressesOf<V extends string>(name: V, verb: OnSheet): Record<string, Press<V>> {
  const { way } = verb
  if (way === undefined) throw new Error(`${name} does not say how it is pressed on the phone`)
  if (way === null || ('page' in way && !way.asks)) return {}
  const buttons =
    'buttons' in way ? way.buttons : { [name]: { ...way, ...('page' in way ? { sheet: way.asks } : {}) } }
  return Object.fromEntries(
    Object.entries<Button>(buttons).map(([button, one]) => [button, pressOf(name, verb, one)]),
  )
}

function pressOf<V extends string>(name: V, verb: OnSheet, { says = {}, sheet, dialog }: Button): Press<V> {
  if (sheet) return { verb: name, says, form: formFrom(sheet, verb, says) }
  const typed = Object.entries(verb.input).find(
    ([field, of]) => !(field in says) && 'required' in of && of.required !== undefined,
  )
  if (typed) throw new Error(`${name} asks for ${typed[0]}, and has a button where nothing can be filled in`)
  return { verb: name, says, ...(dialog ? { dialog } : {}) }
}

function formFrom(sheet: Sheet, { label, input, insists, answers }: OnSheet, says: Says = {}): Form {
  const { title = label, note, yes, without = [], oneOf } = sheet
  const asked = Object.entries(input).filter(([name]) => !without.includes(name) && !(name in says))
  for (const [name, field] of asked)
    if ('onlyIf' in field && field.onlyIf !== undefined && !isToldBy(field.onlyIf, input))
      throw new Error(`${title}: ${name} waits for ${field.onlyIf}, which no field says`)
  return {
    title,
    note,
    yes,
    fields: asked.map(([name, field]) => drawn(sheet, title, name, field)),
    ...(oneOf ? { oneOf } : {}),
    ...(insists ? { insists } : {}),
    ...(answers === undefined ? {} : { answers }),
  }
}

/** Whether a field can say it: a flag by its name, a day by whether it is late. */
function isToldBy(condition: string, input: Fields): boolean {
  const day = condition.replace(/\.late$/, '')
  return input[day]?.type === (day === condition ? 'flag' : 'day')
}

/** What is tapped is what is written, except the sign at its end. */
const openerOf = (words: string): Item => ({ value: words, label: words.replace(/[。，：]$/, '') })

function drawn(sheet: Sheet, title: string, name: string, field: Field): FormField {
  const lacks = (what: string): never => {
    throw new Error(`${title}: the field ${name} is drawn on a sheet and ${what}`)
  }
  const base = { name, label: field.label }
  const isNeeded = (sheet.needs ?? []).includes(name) || ('required' in field && field.required !== undefined)
  switch (field.type) {
    case 'text': {
      const hint = field.hint ?? (isNeeded ? '写一句就行' : '不写也行')
      return {
        ...base,
        type: field.line ? 'line' : 'text',
        needed: isNeeded || field.onlyIf !== undefined,
        max: field.max,
        hint,
        ...(field.onlyIf === undefined ? {} : { onlyIf: field.onlyIf }),
        ...(field.ready ? { ready: field.ready } : {}),
        ...(field.openers ? { openers: field.openers.map(openerOf) } : {}),
      }
    }
    case 'flag': {
      if (!field.labels)
        return field.answer === undefined
          ? { ...base, type: 'switch', needed: false, ...(field.on ? { on: field.on } : {}) }
          : lacks('does not say what yes and no are (labels)')
      const { yes, no, unsure } = field.labels
      if ((field.answer === 'unsure') !== (unsure !== undefined))
        lacks('does not say what neither is (labels)')
      const items = [
        { value: 'yes', label: yes },
        { value: 'no', label: no },
        ...(unsure === undefined ? [] : [{ value: 'unsure', label: unsure }]),
      ]
      return { ...base, type: 'yesNo', needed: true, items, ...(field.means ? { means: field.means } : {}) }
    }
    case 'choice': {
      const labels = field.labels ?? lacks('does not say what each choice is called (labels)')
      const items = field.of.map(one => ({
        value: typeof one === 'string' ? one : lacks('its choices are numbers'),
        label: labels[one] ?? lacks(`has no words for ${one}`),
      }))
      const { means, onlyIf } = field
      return {
        ...base,
        type: 'pick',
        needed: isNeeded || onlyIf !== undefined,
        items,
        ...(means ? { means } : {}),
        ...(onlyIf === undefined ? {} : { onlyIf }),
      }
    }
    case 'day':
      return { ...base, type: 'day', needed: isNeeded }
    case 'ref':
      if (field.ofMatter) return { ...base, type: 'pick', needed: isNeeded }
      return field.to === 'person' || field.to === 'household'
        ? { ...base, type: field.to, needed: isNeeded }
        : lacks('has no list to choose from')
    case 'files': {
      const { photos, voice } = sheet
      const kinds =
        photos === undefined && voice === undefined
          ? { photos: '照片', voice: '' }
          : { ...(photos === undefined ? {} : { photos }), ...(voice === undefined ? {} : { voice }) }
      return { ...base, type: 'files', needed: isNeeded, ...kinds }
    }
    case 'score':
      return { ...base, type: 'score', needed: isNeeded }
    case 'refs':
    case 'whole':
    case 'code':
      return lacks('needs a page of its own')
  }
}
