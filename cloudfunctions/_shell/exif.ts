/**
 * What is kept of a photo or voice note: the picture itself and which way is up. Places, times, devices and previews
 * go. Formats: JPEG (ITU T.81, Exif 2.3), PNG (W3C). Anything else is null.
 */
export type Kept = { bytes: Buffer; extension: 'jpg' | 'png' | 'mp3' | 'aac' | 'webm' | 'wav' }

/** A JPEG or PNG without what it says about its maker; null when it is neither. */
export function stripPhoto(bytes: Buffer): Kept | null {
  const jpeg = stripJpeg(bytes)
  if (jpeg) return { bytes: jpeg, extension: 'jpg' }
  const png = stripPng(bytes)
  return png ? { bytes: png, extension: 'png' } : null
}

/** A voice note by its first bytes, without an ID3 tag; null when it is none of the four formats. */
export function stripVoice(bytes: Buffer): Kept | null {
  const head = bytes.subarray(0, 12)
  const word = (from: number, to: number) => head.toString('latin1', from, to)
  if (word(0, 4) === 'RIFF' && word(8, 12) === 'WAVE') return { bytes, extension: 'wav' }
  if (head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3) return { bytes, extension: 'webm' }
  if (word(0, 3) === 'ID3' && bytes.length > 10) {
    const size = [6, 7, 8, 9].reduce((sum, i) => sum * 128 + (bytes[i] ?? 0), 0)
    return stripVoice(bytes.subarray(10 + size))
  }
  if (head.length < 4 || head[0] !== 0xff) return null
  const second = head[1] ?? 0
  if ((second & 0xf6) === 0xf0) return { bytes, extension: 'aac' }
  return (second & 0xe0) === 0xe0 && (second & 0x06) !== 0 ? { bytes, extension: 'mp3' } : null
}

const SOI = 0xd8,
  EOI = 0xd9,
  SOS = 0xda,
  APP1 = 0xe1,
  APP14 = 0xee,
  COM = 0xfe
const isApp = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isAlone = (marker: number): boolean => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01

function stripJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const kept: Buffer[] = []
  let orientation = 1
  let framed = false
  let scanned = false
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === EOI)
      return framed && scanned
        ? Buffer.concat([Buffer.from([0xff, SOI]), exifWith(orientation), ...kept, Buffer.from([0xff, EOI])])
        : null
    if (isAlone(marker)) {
      at += 2
      continue
    }
    if (at + 4 > bytes.length) return null
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end < at + 4 || end > bytes.length) return null
    const segment = bytes.subarray(at, end)
    if (marker === APP1) orientation = orientationIn(segment) ?? orientation
    if (isFrame(marker)) framed = true
    // Adobe's APP14 says how colours are coded; without it some pictures turn blue.
    const adobe = marker === APP14 && segment.toString('latin1', 4, 9) === 'Adobe'
    if ((!isApp(marker) && marker !== COM) || adobe) kept.push(segment)
    at = end
    if (marker === SOS) {
      scanned = true
      const from = at
      while (
        at + 1 < bytes.length &&
        !(bytes[at] === 0xff && bytes[at + 1] !== 0 && !isAlone(bytes[at + 1] ?? 0))
      )
        at++
      kept.push(bytes.subarray(from, at))
    }
  }
  return null
}

function orientationIn(segment: Buffer): number | null {
  if (segment.toString('latin1', 4, 8) !== 'Exif') return null
  const tiff = segment.subarray(10)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) =>
    at + 2 <= tiff.length ? (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)) : 0
  const u32 = (at: number) =>
    at + 4 <= tiff.length ? (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)) : 0
  const table = u32(4)
  for (let i = 0; i < Math.min(u16(table), 64); i++) {
    const entry = table + 2 + i * 12
    if (u16(entry) === 0x0112) {
      const value = u16(entry + 8)
      return value >= 1 && value <= 8 ? value : null
    }
  }
  return null
}

/** The smallest EXIF there is: one entry, which way is up. None for upright pictures. */
function exifWith(orientation: number): Buffer {
  if (orientation === 1) return Buffer.alloc(0)
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]
  const body = Buffer.from([...Buffer.from('Exif\0\0', 'latin1'), ...tiff])
  return Buffer.concat([Buffer.from([0xff, APP1, 0, body.length + 2]), body])
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Chunks without which the picture would look different. */
const PNG_KEEP = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'bKGD', 'pHYs', 'sBIT']

function stripPng(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return null
  const kept: Buffer[] = [PNG_SIGNATURE]
  let drawn = false
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length || (at === 8) !== (kind === 'IHDR')) return null
    if (PNG_KEEP.includes(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'IDAT') drawn = true
    if (kind === 'IEND') return drawn ? Buffer.concat(kept) : null
    at = end
  }
  return null
}
