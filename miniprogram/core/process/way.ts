/** How a person presses a verb on the phone. What the verb's fields say already is not said again. */
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
  /** Of these optional fields one must be filled in. */
  oneOf?: readonly string[]
  /** What stands above the photos, and on the button that records. With one of them only that kind is asked for. */
  photos?: string
  voice?: string
}

/**
 * `page`: a page of its own; `asks` where the page draws its fields, too. `sheet`: one drawn from its fields. `dialog`: a
 * question, then it is done; nothing is typed. Null: no button of a matter that is there: it begins one, or is a switch.
 */
export type Way =
  | { page: string; asks?: Sheet }
  | { sheet: Sheet }
  | { dialog: { title: string; words: string; yes: string } }
  | null

interface Item {
  value: string
  label: string
}
/** One field as the phone draws it. `pick`: one of a few; a switch is one of yes and no. A score is drawn by the page. */
export interface FormField {
  name: string
  label: string
  type: 'text' | 'line' | 'pick' | 'yesNo' | 'day' | 'person' | 'files' | 'score'
  needed: boolean
  /** Text: the most characters, and what stands there before anything is typed. */
  max?: number
  hint?: string
  openers?: readonly Item[]
  items?: readonly Item[]
  /** What follows from a choice, said below it once it is made. */
  means?: Readonly<Record<string, string>>
  /** Only asked when this switch says yes. */
  onlyIf?: string
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
export function formOf({ label, way, input, insists, answers }: OnSheet): Form | null {
  const sheet = sheetOf(way)
  if (!sheet) return null
  const { title = label, note, yes, without = [], oneOf } = sheet
  const asked = Object.entries(input).filter(([name]) => !without.includes(name))
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

/** What is tapped is what is written, except the sign at its end. */
const openerOf = (words: string): Item => ({ value: words, label: words.replace(/[。，：]$/, '') })

function drawn(sheet: Sheet, title: string, name: string, field: Field): FormField {
  const lacks = (what: string): never => {
    throw new Error(`${title}: the field ${name} is drawn on a sheet and ${what}`)
  }
  const base = { name, label: field.label }
  switch (field.type) {
    case 'text': {
      const needed = field.required !== undefined
      const hint = field.hint ?? (needed ? '写一句就行' : '不写也行')
      return {
        ...base,
        type: field.line ? 'line' : 'text',
        needed,
        max: field.max,
        hint,
        ...(field.openers ? { openers: field.openers.map(openerOf) } : {}),
      }
    }
    case 'flag': {
      const { yes, no, unsure } = field.labels ?? lacks('does not say what yes and no are (labels)')
      if ((field.answer === 'unsure') !== (unsure !== undefined))
        lacks('does not say what neither is (labels)')
      const items = [
        { value: 'yes', label: yes },
        { value: 'no', label: no },
        ...(unsure === undefined ? [] : [{ value: 'unsure', label: unsure }]),
      ]
      return { ...base, type: 'yesNo', needed: true, items }
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
        needed: field.required !== undefined || onlyIf !== undefined,
        items,
        ...(means ? { means } : {}),
        ...(onlyIf === undefined ? {} : { onlyIf }),
      }
    }
    case 'day':
      return { ...base, type: 'day', needed: field.required !== undefined }
    case 'ref':
      return field.to === 'person'
        ? { ...base, type: 'person', needed: field.required !== undefined }
        : lacks('has no list to choose from')
    case 'files': {
      const { photos, voice } = sheet
      const kinds =
        photos === undefined && voice === undefined
          ? { photos: '照片', voice: '' }
          : { ...(photos === undefined ? {} : { photos }), ...(voice === undefined ? {} : { voice }) }
      return { ...base, type: 'files', needed: field.required !== undefined, ...kinds }
    }
    case 'score':
      return { ...base, type: 'score', needed: field.required !== undefined }
    case 'refs':
    case 'whole':
    case 'code':
      return lacks('needs a page of its own')
  }
}
