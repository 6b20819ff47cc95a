/**
 * A .woff unpacked once into the .ttf it was made of (https://www.w3.org/TR/WOFF/). fontkit reads .woff, too, but inflates
 * a whole table again for every glyph: a board took two minutes.
 */
import { inflateSync } from 'node:zlib'

const WOFF = 0x774f4646
const HEADER = 44
const ENTRY = 20

export function sfntOf(file: Buffer): Buffer {
  if (file.readUInt32BE(0) !== WOFF) return file
  const count = file.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, n) => {
    const at = HEADER + n * ENTRY
    const [offset, packed, length] = [
      file.readUInt32BE(at + 4),
      file.readUInt32BE(at + 8),
      file.readUInt32BE(at + 12),
    ]
    const body = file.subarray(offset, offset + packed)
    return {
      tag: file.subarray(at, at + 4),
      sum: file.readUInt32BE(at + 16),
      body: packed < length ? inflateSync(body) : body,
    }
  })

  const head = Buffer.alloc(12 + 16 * count)
  head.writeUInt32BE(file.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  // Of the largest power of two: what a reader that searches by halves begins with.
  const power = 2 ** Math.floor(Math.log2(count))
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  let offset = head.length
  const bodies = tables.map(({ tag, sum, body }, n) => {
    const at = 12 + 16 * n
    tag.copy(head, at)
    head.writeUInt32BE(sum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(body.length, at + 12)
    const padded = Buffer.concat([body, Buffer.alloc(-body.length & 3)])
    offset += padded.length
    return padded
  })
  return Buffer.concat([head, ...bodies])
}
