/**
 * What is kept of a photo: the picture itself and which way is up. Places, times, devices and previews go.
 * Formats: JPEG (ITU T.81, Exif 2.3), PNG (W3C, png.ts). Anything else is null. Voice notes: voice.ts.
 */
import { exifBody, orientationOf } from './orientation'
import { stripPng } from './png'

export type Kept = { bytes: Buffer; extension: 'jpg' | 'png' | 'mp3' | 'aac' | 'webm' | 'wav' }

/** A JPEG or PNG without what it says about its maker; null when it is neither. */
export function stripPhoto(bytes: Buffer): Kept | null {
  const jpeg = stripJpeg(bytes)
  if (jpeg) return { bytes: jpeg, extension: 'jpg' }
  const png = stripPng(bytes)
  return png ? { bytes: png, extension: 'png' } : null
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
    // The place is in it too: only which way is up is written again.
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
  return segment.toString('latin1', 4, 8) === 'Exif' ? orientationOf(segment.subarray(10)) : null
}

/** None for upright pictures. */
function exifWith(orientation: number): Buffer {
  if (orientation === 1) return Buffer.alloc(0)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifBody(orientation)])
  return Buffer.concat([Buffer.from([0xff, APP1, 0, body.length + 2]), body])
}
