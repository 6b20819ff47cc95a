import { deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { exifBody, orientationOf } from './orientation'
import { stripPng } from './png'

const chunk = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length)
  head.write(kind, 4)
  return Buffer.concat([head, body, Buffer.alloc(4)])
}
interface Made {
  width: number
  height: number
  /** With the filter byte before each row. */
  rows: number[]
  depth?: number
  interlaced?: boolean
  exif?: Buffer
}
/** Grey, one byte a pixel. */
function made({ width, height, rows, depth = 8, interlaced = false, exif }: Made): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = depth
  header[12] = interlaced ? 1 : 0
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(exif ? [chunk('eXIf', exif)] : []),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
/** Width, height and the pixels, row by row. */
function seen(bytes: Buffer | null): number[][] {
  if (!bytes) return []
  const width = bytes.readUInt32BE(16)
  const at = bytes.indexOf('IDAT')
  const rows = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)))
  return Array.from({ length: bytes.readUInt32BE(20) }, (_, y) => [
    ...rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)),
  ])
}
/** 1 2 3 above 4 5 6. */
const ROWS = [0, 1, 2, 3, 0, 4, 5, 6]

describe('a PNG that lies on its side', () => {
  it.each<[number, number[][]]>([
    [
      1,
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      2,
      [
        [3, 2, 1],
        [6, 5, 4],
      ],
    ],
    [
      3,
      [
        [6, 5, 4],
        [3, 2, 1],
      ],
    ],
    [
      4,
      [
        [4, 5, 6],
        [1, 2, 3],
      ],
    ],
    [
      5,
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    [
      6,
      [
        [4, 1],
        [5, 2],
        [6, 3],
      ],
    ],
    [
      7,
      [
        [6, 3],
        [5, 2],
        [4, 1],
      ],
    ],
    [
      8,
      [
        [3, 6],
        [2, 5],
        [1, 4],
      ],
    ],
  ])('orientation %s is turned, and its EXIF goes', (orientation, pixels) => {
    const kept = stripPng(made({ width: 3, height: 2, rows: ROWS, exif: exifBody(orientation) }))
    expect(seen(kept)).toEqual(pixels)
    expect(kept?.includes('eXIf')).toBe(false)
  })
  it('every filter of the format is undone', () => {
    // 10 20 30 in each of five rows: none, left, above, mean, Paeth.
    const rows = [0, 10, 20, 30, 1, 10, 10, 10, 2, 0, 0, 0, 3, 5, 5, 5, 4, 0, 0, 0]
    const kept = stripPng(made({ width: 3, height: 5, rows, exif: exifBody(3) }))
    expect(seen(kept)).toEqual(Array.from({ length: 5 }, () => [30, 20, 10]))
  })
  it('one that cannot be turned keeps which way is up, and nothing else', () => {
    const exif = Buffer.concat([exifBody(6), Buffer.from('N35.1 E118.3')])
    const kept = stripPng(made({ width: 3, height: 2, rows: ROWS, exif, interlaced: true }))
    expect(kept?.toString('latin1')).not.toContain('N35')
    const at = kept?.indexOf('eXIf') ?? -1
    expect(orientationOf(kept?.subarray(at + 4) ?? Buffer.alloc(0))).toBe(6)
  })
  it('broken pixels are left as they are', () => {
    const broken = made({ width: 300, height: 200, rows: ROWS, exif: exifBody(6) })
    expect(stripPng(broken)?.includes('eXIf')).toBe(true)
  })
})
