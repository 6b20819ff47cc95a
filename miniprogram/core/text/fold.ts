/**
 * What a typed text comes to: `clean` is what is stored, `fold` is what is compared, `isBlank` says that nothing was
 * written. Every comparison of typed words and every check for emptiness goes through here.
 * The ranges are written out, because `\p{…}` and lookbehind are missing on older phones.
 */

/** Line ends of Word, of old files and of other systems: VT, FF, NEL, U+2028, U+2029, CR LF, CR. */
const LINE_ENDS = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g

/** Signs that take no room: nobody sees them and nobody can delete them by hand. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  // Halves of a pair that stand alone: no character, and no database keeps them as they are.
  [0xd800, 0xdfff],
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
]
/** Marks that sit on the letter before them; without a letter they are nothing. */
const MARKS: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f],
  [0x0483, 0x0489],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
]
/** Where a joiner or a variation selector changes what is seen: pictures, and the letters of Mongolian. */
const JOINED: readonly (readonly [number, number])[] = [
  [0x23, 0x23],
  [0x2a, 0x2a],
  [0x30, 0x39],
  [0xa9, 0xa9],
  [0xae, 0xae],
  [0x1800, 0x18af],
  [0x203c, 0x203c],
  [0x2049, 0x2049],
  [0x2100, 0x214f],
  [0x2190, 0x2bff],
  [0x3030, 0x303d],
  [0x3297, 0x3299],
  [0x1f000, 0x1faff],
]
const isIn = (ranges: readonly (readonly [number, number])[], code: number): boolean =>
  ranges.some(([from, to]) => from <= code && code <= to)
const codeOf = (sign: string | undefined): number => sign?.codePointAt(0) ?? 0

const ZWJ = '\u200d'
const isSelector = (sign: string): boolean =>
  (sign >= '\ufe0e' && sign <= '\ufe0f') || (sign >= '\u180b' && sign <= '\u180f')

/** A joiner between two pictures and one selector behind a picture are part of what is seen. */
function isPartOfPicture(sign: string, last: string | undefined, next: string | undefined): boolean {
  if (isSelector(sign)) return isIn(JOINED, codeOf(last))
  return sign === ZWJ && last !== undefined && isIn(JOINED, codeOf(next)) && isPicture(last)
}
const isPicture = (sign: string): boolean => isSelector(sign) || isIn(JOINED, codeOf(sign))

/** U+2800 is a braille cell without dots: a blank that `\s` does not know. */
const ENDS = /^[\s\u2800]+|[\s\u2800]+$/g

/** What is stored of a typed text: one kind of line end, nothing invisible, no blanks around it. */
export function clean(typed: string): string {
  const signs = [...typed.replace(LINE_ENDS, '\n')]
  const kept: string[] = []
  signs.forEach((sign, i) => {
    if (!isIn(INVISIBLE, codeOf(sign)) || isPartOfPicture(sign, kept[kept.length - 1], signs[i + 1]))
      kept.push(sign)
  })
  return kept.join('').replace(ENDS, '')
}

/** One dot for every dot people put inside a name. */
const DOTS = /[\u00b7\u0387\u2022\u2027\u2219\u22c5\u2e31\u30fb\uff65]/g

/** For comparing only, never shown: width, case, blanks, invisible signs and kinds of dots make no difference. */
export const fold = (text: string): string =>
  [
    ...text
      .normalize('NFKC')
      .replace(/[\s\u2800]/g, '')
      .replace(DOTS, '·'),
  ]
    .filter(sign => !isIn(INVISIBLE, codeOf(sign)))
    .join('')
    .toLowerCase()

/** Nothing that anybody could see was written. */
export const isBlank = (text: string | null | undefined): boolean =>
  [...fold(text ?? '')].every(sign => isIn(MARKS, codeOf(sign)))

/** The digits of what was typed or pasted, the first `most` of them: 「138 0013 8000」, full-width ones too. */
export const digitsOf = (typed: string, most: number): string => fold(typed).replace(/\D/g, '').slice(0, most)

/** A mobile number as people paste it: with blanks, lines between, or +86 before it. */
export const mobileOf = (typed: string): string =>
  digitsOf(typed, 15)
    .replace(/^(?:0086|86)(?=1\d{10})/, '')
    .slice(0, 11)

/** The same words for a reader, however they were typed. */
export const isSame = (a: string, b: string): boolean => fold(a) === fold(b)
