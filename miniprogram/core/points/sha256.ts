/**
 * SHA-256 of a text: 64 lower-case hex digits of its UTF-8 bytes, the same on the phone and in the cloud. The library
 * is small and needs neither BigInt nor TextEncoder, which old phones lack.
 */
import { sha256 as digest } from 'js-sha256'

const HALVES = /[\ud800-\udfff]/
const REPLACEMENT = '\ufffd'

/** A half of a pair counts as U+FFFD, as everywhere; the library would join it to whatever comes next. */
const whole = (text: string): string =>
  Array.from(text, char => (char.length === 1 && HALVES.test(char) ? REPLACEMENT : char)).join('')

export const sha256 = (text: string): string => digest(HALVES.test(text) ? whole(text) : text)
