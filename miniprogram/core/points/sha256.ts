/**
 * SHA-256 (FIPS 180-4) of a text, for phones: no BigInt, no TextEncoder, no library (docs/adr says why). The cloud uses
 * node:crypto; both give the same 64 hex digits.
 */

/** The first 32 bits of the fractional part of `root`, exact in a double. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0

function primes(n: number): number[] {
  const found: number[] = []
  for (let one = 2; found.length < n; one++) if (found.every(p => one % p !== 0)) found.push(one)
  return found
}
const PRIMES = primes(64)
const START = PRIMES.slice(0, 8).map(p => fraction(Math.sqrt(p)))
// No root is exact everywhere; one step of Newton on the double makes the 32 bits certain (proved against the standard's table).
const K = PRIMES.map(p => {
  const r = p ** (1 / 3)
  return fraction(r - (r * r * r - p) / (3 * r * r))
})

const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by))

/** 64 lower-case hex digits of the text's UTF-8 bytes. A lone surrogate counts as U+FFFD, as everywhere. */
export function sha256(text: string): string {
  const words = padded(utf8(text))
  let state = START
  for (let at = 0; at < words.length; at += 16) state = compress(state, words.slice(at, at + 16))
  return state.map(word => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function compress(state: readonly number[], block: readonly number[]): number[] {
  const w = [...block]
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    if (i >= 16) {
      const early = w[i - 15] ?? 0
      const late = w[i - 2] ?? 0
      w[i] =
        ((w[i - 16] ?? 0) +
          (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) +
          (w[i - 7] ?? 0) +
          (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10))) |
        0
    }
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (K[i] ?? 0) + (w[i] ?? 0)) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + (state[i] ?? 0)) | 0)
}

/** Big-endian words: the bytes, a one, zeros, and the length in bits. */
function padded(bytes: readonly number[]): number[] {
  const words = new Array<number>((((bytes.length + 8) >> 6) + 1) * 16).fill(0)
  const put = (byte: number, at: number) => {
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at & 3) * 8))
  }
  bytes.forEach(put)
  put(0x80, bytes.length)
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29)
  words[words.length - 1] = (bytes.length << 3) | 0
  return words
}

function utf8(text: string): number[] {
  const bytes: number[] = []
  const tail = (x: number) => 0x80 | (x & 63)
  for (const char of text) {
    const found = char.codePointAt(0) ?? 0
    const x = found >= 0xd800 && found <= 0xdfff ? 0xfffd : found
    if (x < 0x80) bytes.push(x)
    else if (x < 0x800) bytes.push(0xc0 | (x >> 6), tail(x))
    else if (x < 0x10000) bytes.push(0xe0 | (x >> 12), tail(x >> 6), tail(x))
    else bytes.push(0xf0 | (x >> 18), tail(x >> 12), tail(x >> 6), tail(x))
  }
  return bytes
}
