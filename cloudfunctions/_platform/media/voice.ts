/**
 * What is kept of a voice note: the sound. Tags of every kind go (ID3v1, ID3v2, APE, Lyrics3, LIST/INFO of WAV, tags
 * and dates of WebM), because only what carries sound is copied. null: none of the four formats, or no sound in it.
 */
import type { Kept } from './exif'

export function stripVoice(bytes: Buffer): Kept | null {
  const word = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (word(0, 4) === 'RIFF' && word(8, 12) === 'WAVE') return keep(stripWav(bytes), 'wav')
  if (bytes.length >= 4 && bytes.readUInt32BE(0) === 0x1a45dfa3) return keep(stripWebm(bytes), 'webm')
  if (word(0, 3) === 'ID3' && bytes.length > 10) return stripVoice(bytes.subarray(endOfId3(bytes)))
  const second = bytes[1] ?? 0
  if (bytes.length < 4 || bytes[0] !== 0xff) return null
  if ((second & 0xf6) === 0xf0) return keep(framesOf(bytes, adts), 'aac')
  return keep(framesOf(bytes, mpeg), 'mp3')
}
const keep = (bytes: Buffer | null, extension: Kept['extension']): Kept | null =>
  bytes && bytes.length > 0 ? { bytes, extension } : null

/** Seven bits a byte; a footer and padding may follow. */
function endOfId3(bytes: Buffer): number {
  const size = [6, 7, 8, 9].reduce((sum, i) => sum * 128 + ((bytes[i] ?? 0) & 0x7f), 0)
  let end = 10 + size + ((bytes[5] ?? 0) & 0x10 ? 10 : 0)
  while (end < bytes.length && bytes[end] === 0) end++
  return end
}

/** What a frame says about itself: its length, and what all frames of one recording have in common. */
type Frame = { length: number; kind: number } | null

/** Frames only, of the kind of the first. Where something else lies between, the next two in a row go on. */
function framesOf(bytes: Buffer, read: (bytes: Buffer, at: number) => Frame): Buffer | null {
  const first = read(bytes, 0)
  if (!first) return null
  const at = (from: number): Frame => {
    const found = read(bytes, from)
    return found?.kind === first.kind ? found : null
  }
  const kept: Buffer[] = []
  let lost = false
  for (let from = 0; from < bytes.length; ) {
    const frame = at(from)
    const end = from + (frame?.length ?? 0)
    if (!frame || (lost && !at(end))) {
      lost = true
      from++
      continue
    }
    lost = false
    // A recording that was cut ends within a frame; what stands there may be a tag that was taken for sound.
    kept.push(bytes.subarray(from, Math.min(end, tailOf(bytes))))
    from = end
  }
  return Buffer.concat(kept)
}
/** Where the tags at the very end begin that a last, unfinished frame could swallow. */
const tailOf = (bytes: Buffer): number => {
  const tags = ['TAG', 'APETAGEX', 'LYRICSBEGIN', '3DI'].map(name =>
    bytes.lastIndexOf(name, undefined, 'latin1'),
  )
  return Math.min(...tags.map(at => (at > 0 && at > bytes.length - MOST_OF_A_FRAME ? at : bytes.length)))
}
const MOST_OF_A_FRAME = 1500

/** ADTS (ISO 13818-7): 13 bits of length; the kind is profile, rate and channels. */
function adts(bytes: Buffer, at: number): Frame {
  if (bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xf6) !== 0xf0) return null
  const [b2 = 0, b3 = 0, b4 = 0, b5 = 0] = bytes.subarray(at + 2, at + 6)
  const length = ((b3 & 3) << 11) | (b4 << 3) | (b5 >> 5)
  if (at + 6 < bytes.length && length < 7) return null
  return { length: Math.max(length, 7), kind: (b2 << 8) | (b3 & 0xc0) }
}

const BITRATES: Record<string, readonly number[]> = {
  '1-1': [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1-2': [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1-3': [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2-1': [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2-2': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  '2-3': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const RATES = [44_100, 48_000, 32_000]

/** MPEG audio (ISO 11172-3, 13818-3, and 2.5): the kind is version, layer and rate. */
function mpeg(bytes: Buffer, at: number): Frame {
  const [b0 = 0, b1 = 0, b2 = 0] = bytes.subarray(at, at + 3)
  if (b0 !== 0xff || (b1 & 0xe0) !== 0xe0) return null
  const version = (b1 >> 3) & 3
  const layer = 4 - ((b1 >> 1) & 3)
  const rate = RATES[(b2 >> 2) & 3]
  const kbits = BITRATES[`${version === 3 ? 1 : 2}-${layer}`]?.[(b2 >> 4) - 1]
  if (version === 1 || layer === 4 || rate === undefined || kbits === undefined) return null
  const hertz = version === 3 ? rate : version === 2 ? rate / 2 : rate / 4
  const padding = (b2 >> 1) & 1
  const length =
    layer === 1
      ? (Math.floor((12_000 * kbits) / hertz) + padding) * 4
      : Math.floor(((layer === 3 && version !== 3 ? 72_000 : 144_000) * kbits) / hertz) + padding
  return { length, kind: ((b1 & 0x1e) << 8) | (b2 & 0x0c) }
}

/** `fmt `, `fact` and `data`; a length beyond the file (a recording that was cut) ends with it. */
function stripWav(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = []
  const seen = new Set<string>()
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const body = bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4))
    if (['fmt ', 'fact', 'data'].includes(name) && !seen.has(name)) {
      seen.add(name)
      const head = Buffer.alloc(8)
      head.write(name, 'latin1')
      head.writeUInt32LE(body.length, 4)
      kept.push(head, body, Buffer.alloc(body.length % 2))
    }
    at += 8 + body.length + (body.length % 2)
  }
  if (!seen.has('fmt ') || !seen.has('data')) return null
  const whole = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), ...kept])
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}

/** Elements of Matroska that say who, when and with what; overwritten in place, since others point at positions. */
const TELLING = new Set([
  0x1254c367, // Tags
  0x1941a469, // Attachments
  0x1043a770, // Chapters
  0x4461, // DateUTC
  0x7ba9, // Title
  0x7384, // SegmentFilename
  0x73a4, // SegmentUID
  0x4d80, // MuxingApp
  0x5741, // WritingApp
  0x536e, // Name of a track
  0xec, // Void: what another program blanked out
])
/** Elements that hold others. */
const HOLDING = new Set([0x18538067, 0x1549a966, 0x1654ae6b, 0xae])

function stripWebm(bytes: Buffer): Buffer {
  const kept = Buffer.from(bytes)
  const read = (at: number, isId: boolean): { value: number; size: number; unknown: boolean } | null => {
    const first = kept[at]
    if (first === undefined || first === 0) return null
    const size = Math.clz32(first) - 23
    if (at + size > kept.length) return null
    let value = isId ? first : first & (0xff >> size)
    let ones = (first & (0xff >> size)) === 0xff >> size
    for (let i = 1; i < size; i++) {
      value = value * 256 + (kept[at + i] ?? 0)
      ones &&= kept[at + i] === 0xff
    }
    return { value, size, unknown: !isId && ones }
  }
  const walk = (from: number, to: number): void => {
    for (let at = from; at < to; ) {
      const id = read(at, true)
      const length = id && read(at + id.size, false)
      if (!id || !length) return
      const body = at + id.size + length.size
      const end = length.unknown ? to : Math.min(body + length.value, to)
      if (TELLING.has(id.value)) kept.fill(0, body, end)
      else if (HOLDING.has(id.value)) walk(body, end)
      // A live recording gives its clusters no length: their blocks are looked over one by one.
      else if (length.unknown) {
        at = body
        continue
      }
      at = end
    }
  }
  walk(0, kept.length)
  return kept
}
