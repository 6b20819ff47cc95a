/**
 * By what an order can be found, and what somebody asks who looks for one. Pure: the terms are keyed where the key lies
 * (`cloudfunctions/_journal/orders/found.ts`). Every kind of term is a world of its own: digits of a phone number never
 * meet those of an order's number, and who may not ask for a kind finds nothing by it.
 */
import { digitsOf, fold, isBlank } from '../../text/fold'
import { runsOf, termsOf } from '../../text/terms'

/**
 * `no`: the spoken number. `words`: what was written, and the place. `door`, `other`: the household's door, and the number
 * of the other system. `home`: everything of one household. `name`, `phone`: whose matter it is; asked with a purpose only.
 */
export const FIND_KINDS = ['no', 'words', 'door', 'other', 'home', 'name', 'phone'] as const
export type FindKind = (typeof FIND_KINDS)[number]

export interface Term {
  kind: FindKind
  term: string
}

/** What there is to find an order by, as far as it may be read by those who look for it. */
export interface Sayable {
  no: string
  /** What was written and the place it names, the first first. */
  texts: readonly string[]
  door: string | null
  sourceNo: string | null
  householdId: string | null
  name: string | null
  phone: string | null
}

/** Entries of one order in the index, of all its nodes together. */
export const MOST_ENTRIES = 200
const TAIL = 4

const of = (kind: FindKind, terms: readonly string[]): Term[] => terms.map(term => ({ kind, term }))

/** `LX26-0254` is found by lx260254, by 260254 and by 0254. */
function numberTerms(no: string): string[] {
  const whole = lettersOf(no)
  const digits = whole.replace(/^[a-z]+/, '')
  const said = /\d+$/.exec(no)?.[0] ?? ''
  return [...new Set([whole, digits, said, said.slice(-TAIL)])].filter(term => term !== '')
}

const lettersOf = (text: string): string => fold(text).replace(/[^0-9a-z]/g, '')

/** 「三组 5 号」 is found whole, by its number and by its group. */
function doorTerms(door: string): string[] {
  const whole = fold(door)
  const numbers = whole.match(/[0-9a-z]+[^0-9a-z]?/g) ?? []
  return [...new Set([whole, ...numbers, ...termsOf(whole)])].filter(term => [...term].length > 1)
}

/** The most telling first: what does not fit any more is the end of a long text. */
export function termsOfOrder(order: Sayable): Term[] {
  const { no, texts, door, sourceNo, householdId, name, phone } = order
  return [
    ...of('no', numberTerms(no)),
    ...of(
      'other',
      sourceNo === null ? [] : [lettersOf(sourceNo), fold(sourceNo)].filter(term => term !== ''),
    ),
    ...of('home', householdId === null ? [] : [householdId]),
    ...of('name', name === null || isBlank(name) ? [] : [fold(name)]),
    ...of('phone', phone === null ? [] : [digitsOf(phone, 20).slice(-TAIL)]),
    ...of('door', door === null ? [] : doorTerms(door)),
    ...of('words', [...new Set(texts.flatMap(termsOf))]),
  ]
}

/** What must all be true of an order for one reading of what was asked. */
export type Reading = readonly Term[]

/** A door is said with its number, or with 组, 号, 栋, 院, 室, 户 at the end. */
const looksLikeDoor = (part: string): boolean =>
  /\d/.test(part) ? /[^0-9a-z-]/.test(part) : /[组号栋院室户]$/.test(part)

const partsOf = (typed: string): string[] =>
  typed
    .normalize('NFKC')
    .split(/[\s\u2800]+/)
    .filter(part => !isBlank(part))

/**
 * What somebody may mean who types this: each reading is a search of its own, and what any of them finds is shown. At most
 * five; none where nothing can be looked for.
 */
export function readingsOf(typed: string, kinds: readonly FindKind[]): Reading[] {
  const parts = partsOf(typed)
  const whole = fold(typed)
  const joined = lettersOf(typed)
  const runs = runsOf(whole)
  if (runs.length === 0) return []
  const isLetters = runs.every(({ kind }) => kind === 'letters')
  const doors = parts.filter(looksLikeDoor)
  const others = parts.filter(part => !looksLikeDoor(part))
  const readings: Reading[] = [
    isLetters && /\d{4,}$/.test(joined) ? of('no', [joined]) : [],
    of('words', parts.flatMap(termsOf)),
    whole.length > 1 ? of('door', [whole]) : [],
    doors.length > 0 && others.length > 0
      ? [...of('door', doors.map(fold)), ...of('words', others.flatMap(termsOf))]
      : [],
    /\d/.test(joined) && joined.length > 2 ? of('other', [isLetters ? joined : whole]) : [],
  ]
  return readings.filter(reading => reading.length > 0 && reading.every(({ kind }) => kinds.includes(kind)))
}

/** Whose matter it is: a whole name or the last four digits, told apart by a door behind a space. */
export function personReadingsOf(typed: string): Reading[] {
  const parts = partsOf(typed)
  const doors = parts.filter(looksLikeDoor)
  const who = parts.filter(part => !looksLikeDoor(part)).join('')
  return [
    [personOf(typed)],
    ...(doors.length > 0 && who !== '' ? [[personOf(who), ...of('door', doors.map(fold))]] : []),
  ]
}

/** Four digits are the end of a number, anything else is a whole name. */
const personOf = (typed: string): Term =>
  /^\d{4}$/.test(fold(typed))
    ? { kind: 'phone', term: digitsOf(typed, TAIL) }
    : { kind: 'name', term: fold(typed) }
