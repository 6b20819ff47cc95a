/**
 * The fields of a form, as plain data: the phone draws them, the cloud makes a schema of them, TypeScript reads the type
 * of a verb's input from them. Nothing here decides or needs a library.
 */
import { refuse, type CodeWith, type PlainCode, type Refusal } from '../refusal'
import { isBlank } from '../text/fold'
import type { ReadyKind } from '../text/ready'

interface Common {
  /** Above the field, in Chinese. */
  label: string
  /** The refusal when it is left empty. Without it the field is optional. */
  required?: PlainCode
  /** Required of people only: the clock types nothing. */
  unlessClock?: true
}
interface Text extends Common {
  type: 'text'
  /** Longest text, in characters as people count them. */
  max: number
  /** Whether the content check must see it. There is no default: every text decides. */
  moderated: boolean
  /**
   * Kept inside the event for good: no telephone number may stand there. Every other text goes to the words document
   * and can be erased.
   */
  onRecord?: true
  /** Its name in the words document, where that is another one. */
  keptAs?: string
  /** Written on one line. */
  line?: true
  /** What stands in it before anything is typed. */
  hint?: string
  /** Ways to begin it, one tap each; above them stand the sentences that the village keeps ready for this. */
  openers?: readonly string[]
  ready?: ReadyKind
  /** As `onlyIf` of a choice; `<day>.late`: only asked when that day lies after the limit. */
  onlyIf?: string
}
/** A day so many days after today, or after the limit of the matter. Zero is that day itself. */
export type Edge = { after: 'today' | 'limit' } & ({ days: number } | { workdays: number })
interface Day extends Common {
  type: 'day'
  /** The first and the last day that may be chosen. The phone offers them, the engine refuses any other. */
  from: Edge
  to: Edge
  /** What is said of a day before the first and after the last. Left out: which days there are to choose from. */
  early?: CodeWith<'n'>
  late?: CodeWith<'n'>
}
/** Eight digits, as they stand on a card or a slip of paper. */
type Code = Common & { type: 'code' }
interface Choice extends Common {
  type: 'choice'
  of: readonly (string | number)[]
  /** What each is called, and what follows from it. */
  labels?: Readonly<Record<string, string>>
  means?: Readonly<Record<string, string>>
  /** Only asked when this switch of the same form says yes. */
  onlyIf?: string
}
/** From 1 to `max`. */
type Score = Common & { type: 'score'; max: number }
/** A whole number. */
interface Whole extends Common {
  type: 'whole'
  min: number
  /** Left out: as large as numbers go. */
  max?: number
}
interface Ref extends Common {
  type: 'ref'
  to: 'person' | 'grid' | 'household' | 'matter' | 'sub' | 'good' | 'item'
  /** `hidden`: as an earlier answer handed it out to this very account. `ofMatter`: one that the matter names; the page offers them. */
  hidden?: true
  ofMatter?: true
}
/** Several of them, one at least. */
type Refs = Common & { type: 'refs'; to: 'household'; most: number }
interface Flag {
  type: 'flag'
  label: string
  /** `optional`: may be left out. `yes`: left out, or yes. `unsure`: neither yes nor no is an answer too. */
  answer?: 'optional' | 'yes' | 'unsure'
  /** What yes, no and neither are called, and what follows. Without them it is a switch; `on`: until it is turned off. */
  labels?: { yes: string; no: string; unsure?: string }
  means?: { yes: string; no: string }
  on?: true
}
interface Files {
  type: 'files'
  label: string
  photos: number
  /** Seconds of the longest voice note; 0: none. `consent`: one of each more, with which the person concerned agrees. */
  voiceSeconds: number
  consent?: true
  required?: PlainCode
}

export type Field = Text | Day | Code | Choice | Score | Whole | Ref | Refs | Flag | Files
export type Fields = Readonly<Record<string, Field>>

/** An option that a field does not know would be ignored in silence: it does not compile. */
type Only<O, T> = O & { [K in Exclude<keyof O, keyof T>]: never }
/** The same of a whole form, whose fields may be made from others by spreading. */
export type Exact<F extends Fields> = {
  [N in keyof F]: Only<F[N], Extract<Field, { type: F[N]['type'] }>>
}

export const text = <const O extends Omit<Text, 'type'>>(options: Only<O, Text>) => ({
  type: 'text' as const,
  ...options,
})
export const day = <const O extends Omit<Day, 'type'>>(options: Only<O, Day>) => ({
  type: 'day' as const,
  ...options,
})
export const code = <const O extends Omit<Code, 'type'>>(options: Only<O, Code>) => ({
  type: 'code' as const,
  ...options,
})
export const choice = <const O extends Omit<Choice, 'type'>>(options: Only<O, Choice>) => ({
  type: 'choice' as const,
  ...options,
})
export const score = <const O extends Omit<Score, 'type'>>(options: Only<O, Score>) => ({
  type: 'score' as const,
  ...options,
})
export const whole = <const O extends Omit<Whole, 'type'>>(options: Only<O, Whole>) => ({
  type: 'whole' as const,
  ...options,
})
export const ref = <const O extends Omit<Ref, 'type'>>(options: Only<O, Ref>) => ({
  type: 'ref' as const,
  ...options,
})
export const refs = <const O extends Omit<Refs, 'type'>>(options: Only<O, Refs>) => ({
  type: 'refs' as const,
  ...options,
})
export const flag = <const O extends Omit<Flag, 'type'>>(options: Only<O, Flag>) => ({
  type: 'flag' as const,
  ...options,
})
export const files = <const O extends Omit<Files, 'type'>>(options: Only<O, Files>) => ({
  type: 'files' as const,
  ...options,
})

/** A photo or voice note that the cloud keeps already; `consent`: the person concerned agrees with it. */
export interface FileRef {
  id: string
  kind: 'photo' | 'voice'
  seconds?: number
  consent?: true
}

export type ValueOf<F extends Field> = F extends { type: 'flag'; answer: 'yes' }
  ? true
  : F extends { type: 'flag'; answer: 'unsure' }
    ? boolean | null
    : F extends Flag
      ? boolean
      : F extends Files
        ? FileRef[]
        : F extends Refs
          ? string[]
          : F extends { type: 'score'; max: 5 }
            ? 1 | 2 | 3 | 4 | 5
            : F extends Score | Whole
              ? number
              : F extends { of: readonly (infer Option)[] }
                ? Option
                : string
/** Switches and files are always sent: an empty list is an answer. */
export type AlwaysThere<F extends Fields> = {
  [K in keyof F]: F[K] extends { type: 'flag'; answer: 'optional' | 'yes' } | { unlessClock: true }
    ? never
    : F[K] extends Flag | Files | { required: PlainCode }
      ? K
      : never
}[keyof F]
type Flat<T> = { [K in keyof T]: T[K] }

/** What a person sends when these are the fields: `{ reason: string; person?: string }`. */
export type InputOf<F extends Fields> = Flat<
  { [K in AlwaysThere<F>]: ValueOf<F[K]> } & { [K in Exclude<keyof F, AlwaysThere<F>>]?: ValueOf<F[K]> }
>

type Input = Readonly<Record<string, unknown>>

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && isBlank(value)) ||
  (Array.isArray(value) && value.length === 0)

/** The first required field that is empty, as a refusal that names it. */
export function missing(fields: Fields, input: Input, by: 'people' | 'clock'): Refusal | null {
  for (const [name, field] of Object.entries(fields)) {
    const isAsked = by === 'people' || !('unlessClock' in field)
    if (isAsked && 'required' in field && field.required && isEmpty(input[name]))
      return refuse(field.required, {}, name)
  }
  return null
}

/** Whether people always send it: switches and files too, where an empty list is an answer. */
export function isAlwaysSent(field: Field): boolean {
  if (field.type === 'flag') return field.answer !== 'optional' && field.answer !== 'yes'
  return field.type === 'files' || field.required !== undefined
}
/** The first field that somebody has to fill in; undefined where the clock can press with nothing. */
export const toBeTyped = (fields: Fields): string | undefined =>
  Object.keys(fields).find(name => {
    const field = fields[name]
    return field !== undefined && isAlwaysSent(field) && !('unlessClock' in field)
  })

/** Texts of this input that are not empty and for which `wanted` says yes. */
function textsOf(fields: Fields, input: Input, wanted: (field: Text) => boolean): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = input[name]
    if (field.type === 'text' && wanted(field) && typeof value === 'string' && !isEmpty(value))
      found[name] = value
  }
  return found
}
/** What the content check must see. */
export const moderatedTexts = (fields: Fields, input: Input): Record<string, string> =>
  textsOf(fields, input, field => field.moderated)
/** What goes to the words document, where it can be erased, by the names it has there. */
export function erasableTexts(fields: Fields, input: Input): Record<string, string> {
  const typed = Object.entries(textsOf(fields, input, field => !field.onRecord))
  return Object.fromEntries(
    typed.map(([name, value]) => {
      const field = fields[name]
      return [(field?.type === 'text' && field.keptAs) || name, value]
    }),
  )
}

/** Photos and voice notes of this input, in the order of the fields. */
export const filesOf = (fields: Fields, input: Input): FileRef[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    field.type === 'files' && Array.isArray(input[name]) ? (input[name] as FileRef[]) : [],
  )
