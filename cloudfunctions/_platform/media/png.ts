/** A PNG (W3C, third edition) without what it says about its maker, turned the way its EXIF says is up. */
import { deflateSync, inflateSync } from 'node:zlib'
import { exifBody, orientationOf } from './orientation'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Chunks without which the picture would look different. */
const KEEP = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'bKGD', 'pHYs', 'sBIT']
/** More would not fit into the function's memory as pixels; phones' cameras do not write PNG. */
const MOST_PIXELS = 16_000_000

interface Chunk {
  kind: string
  body: Buffer
}

/** null: no PNG. */
export function stripPng(bytes: Buffer): Buffer | null {
  const chunks = chunksOf(bytes)
  if (!chunks) return null
  const exif = chunks.find(({ kind }) => kind === 'eXIf')
  const orientation = (exif && orientationOf(exif.body)) ?? 1
  const kept = chunks.filter(({ kind }) => KEEP.includes(kind))
  return join(orientation === 1 ? kept : (turned(kept, orientation) ?? saying(kept, orientation)))
}

/** A picture that cannot be turned here keeps which way is up, and nothing else. */
const saying = ([header, ...others]: readonly Chunk[], orientation: number): Chunk[] => [
  ...(header ? [header] : []),
  { kind: 'eXIf', body: exifBody(orientation) },
  ...others,
]

function chunksOf(bytes: Buffer): Chunk[] | null {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null
  const found: Chunk[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length || (at === 8) !== (kind === 'IHDR')) return null
    found.push({ kind, body: bytes.subarray(at + 8, end - 4) })
    if (kind === 'IEND') return found.some(chunk => chunk.kind === 'IDAT') ? found : null
    at = end
  }
  return null
}

const join = (chunks: readonly Chunk[]): Buffer =>
  Buffer.concat([
    SIGNATURE,
    ...chunks.map(({ kind, body }) => {
      const name = Buffer.from(kind, 'latin1')
      const head = Buffer.alloc(4)
      head.writeUInt32BE(body.length)
      const sum = Buffer.alloc(4)
      sum.writeUInt32BE(crcOf(Buffer.concat([name, body])))
      return Buffer.concat([head, name, body, sum])
    }),
  ])

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crcOf = (bytes: Buffer): number => {
  let c = 0xffffffff
  for (const byte of bytes) c = (CRC[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** The pixels moved to where they are seen. null: interlaced, less than a byte a sample, too large or broken. */
function turned(chunks: readonly Chunk[], orientation: number): Chunk[] | null {
  const header = chunks[0]?.body
  if (header?.length !== 13) return null
  const width = header.readUInt32BE(0)
  const height = header.readUInt32BE(4)
  const depth = header[8] ?? 0
  const size = ((CHANNELS[header[9] ?? -1] ?? 0) * depth) / 8
  if ((depth !== 8 && depth !== 16) || size === 0 || header[12] !== 0) return null
  if (width * height > MOST_PIXELS || width === 0 || height === 0) return null
  const pixels = pixelsOf(chunks, width * size, height, size)
  if (!pixels) return null
  // Five to eight lie on their side.
  const lies = orientation >= 5
  const [wide, high] = lies ? [height, width] : [width, height]
  const rows = Buffer.alloc(high * (wide * size + 1))
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const [fromX, fromY] = cameFrom(orientation, x, y, width, height)
      const from = (fromY * width + fromX) * size
      pixels.copy(rows, y * (wide * size + 1) + 1 + x * size, from, from + size)
    }
  const head = Buffer.from(header)
  head.writeUInt32BE(wide, 0)
  head.writeUInt32BE(high, 4)
  const first = chunks.findIndex(({ kind }) => kind === 'IDAT')
  const others = chunks.filter(({ kind }) => kind !== 'IDAT' && kind !== 'IHDR')
  return [
    { kind: 'IHDR', body: head },
    ...others.slice(0, first - 1),
    { kind: 'IDAT', body: deflateSync(rows) },
    ...others.slice(first - 1),
  ]
}

/** Where the pixel seen at x, y lies in the stored picture (Exif 2.3, tag 0x0112). */
function cameFrom(orientation: number, x: number, y: number, w: number, h: number): [number, number] {
  switch (orientation) {
    case 2:
      return [w - 1 - x, y]
    case 3:
      return [w - 1 - x, h - 1 - y]
    case 4:
      return [x, h - 1 - y]
    case 5:
      return [y, x]
    case 6:
      return [y, h - 1 - x]
    case 7:
      return [w - 1 - y, h - 1 - x]
    case 8:
      return [w - 1 - y, x]
    // Upright.
    default:
      return [x, y]
  }
}

/** Undoes the filter of each row. */
function pixelsOf(chunks: readonly Chunk[], rowBytes: number, height: number, size: number): Buffer | null {
  let raw: Buffer
  try {
    raw = inflateSync(Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map(({ body }) => body)), {
      maxOutputLength: height * (rowBytes + 1),
    })
  } catch {
    return null
  }
  if (raw.length !== height * (rowBytes + 1)) return null
  const pixels = Buffer.alloc(height * rowBytes)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (rowBytes + 1)] ?? 0
    if (filter > 4) return null
    const at = y * rowBytes
    for (let i = 0; i < rowBytes; i++) {
      const left = i >= size ? (pixels[at + i - size] ?? 0) : 0
      const up = y > 0 ? (pixels[at + i - rowBytes] ?? 0) : 0
      const corner = i >= size && y > 0 ? (pixels[at + i - rowBytes - size] ?? 0) : 0
      pixels[at + i] = (raw[y * (rowBytes + 1) + 1 + i] ?? 0) + guess(filter, left, up, corner)
    }
  }
  return pixels
}

/** Filters 0 to 4 of the format: none, left, above, their mean, the nearest of three (Paeth). */
function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const p = left + up - corner
  const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
