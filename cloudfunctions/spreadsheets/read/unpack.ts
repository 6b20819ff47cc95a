/**
 * Unpacks a workbook with a ceiling: by what the archive says of itself before anything is inflated, and by what really
 * comes out. The library would inflate whatever it is given.
 */
import { inflateRawSync } from 'node:zlib'
import { LIMITS, MESSAGES, Unreadable } from './limits'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8

interface Part {
  name: string
  method: number
  packed: number
  unpacked: number
  offset: number
}

/** Parts of the archive by name; pictures and whatever else no value stands in are left out. */
export function unpack(bytes: Buffer): Map<string, Buffer> {
  const parts = partsOf(bytes)
  if (parts.some(({ name }) => name === 'EncryptedPackage')) throw new Unreadable(MESSAGES.encrypted)
  const wanted = parts.filter(({ name }) => isWanted(name))
  if (wanted.reduce((sum, { unpacked }) => sum + unpacked, 0) > LIMITS.unpackedBytes)
    throw new Unreadable(MESSAGES.tooMuchInside)
  let left: number = LIMITS.unpackedBytes
  const found = new Map<string, Buffer>()
  for (const part of wanted) {
    const body = inflated(bytes, part, left)
    left -= body.length
    found.set(part.name, body)
  }
  return found
}

/** Text of sheets, and how the parts hang together. No pictures, macros, comments, nor tables of other books. */
const isWanted = (name: string): boolean =>
  /\.(xml|rels)$/i.test(name) &&
  !/(^|\/)(media|drawings|embeddings|printerSettings|comments|threadedComments|persons|externalLinks|pivot\w*|customXml|charts|chartsheets)\b/i.test(
    name,
  )

function partsOf(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END)
    throw new Unreadable(MESSAGES.broken)
  const count = bytes.readUInt16LE(end + 10)
  if (count > LIMITS.parts) throw new Unreadable(MESSAGES.tooManyParts)
  const parts: Part[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new Unreadable(MESSAGES.broken)
    const [flags, nameLength] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 28)]
    if ((flags & 1) === 1) throw new Unreadable(MESSAGES.encrypted)
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

function inflated(bytes: Buffer, { method, packed, offset }: Part, most: number): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL)
    throw new Unreadable(MESSAGES.broken)
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const body = bytes.subarray(from, from + packed)
  if (body.length < packed) throw new Unreadable(MESSAGES.broken)
  if (method === STORED) {
    if (body.length > most) throw new Unreadable(MESSAGES.tooMuchInside)
    return body
  }
  if (method !== DEFLATED) throw new Unreadable(MESSAGES.broken)
  try {
    // What an archive says of itself may be a lie; this stops at the ceiling, whatever is still to come.
    return inflateRawSync(body, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    throw new Unreadable(
      (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
        ? MESSAGES.tooMuchInside
        : MESSAGES.broken,
    )
  }
}
