/**
 * All fonts in one file: what a terminal lays into the private storage, because a function's zip may not carry them
 * (docs/deploy.md). A length, a table of names and sizes in JSON, then the files one behind the other.
 */

/** Where it lies. */
export const FONT_PACK = 'fonts/noto-sans-sc.pack'

export interface Packed {
  name: string
  bytes: Buffer
}

export function packed(files: readonly Packed[]): Buffer {
  const table = Buffer.from(JSON.stringify(files.map(({ name, bytes }) => [name, bytes.length])))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(table.length)
  return Buffer.concat([length, table, ...files.map(({ bytes }) => bytes)])
}

/** Throws where it is none, or was cut off. */
export function unpacked(pack: Buffer): Map<string, Buffer> {
  const begins = 4 + pack.readUInt32BE(0)
  const table = JSON.parse(pack.subarray(4, begins).toString()) as [name: string, size: number][]
  const files = new Map<string, Buffer>()
  let at = begins
  for (const [name, size] of table) {
    files.set(name, pack.subarray(at, at + size))
    at += size
  }
  if (at !== pack.length) throw new Error('the pack of fonts was cut off')
  return files
}
