/** A function's folder as a zip that is the same bytes each time, so that equal code has an equal hash. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { zipSync } from 'fflate'

export interface Zip {
  bytes: Buffer
  sha256: Buffer
  files: Record<string, Buffer>
}
const ALWAYS = new Date(2020, 0, 1)

export function zipFolder(folder: string): Zip {
  const files = Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map(name => [name, readFileSync(path.join(folder, name))]),
  )
  const bytes = Buffer.from(zipSync(files, { mtime: ALWAYS, level: 9 }))
  return { bytes, sha256: createHash('sha256').update(bytes).digest(), files }
}
