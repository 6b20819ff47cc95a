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
/** Too large for a request: WeChat DevTools brings them (docs/deploy.md, step 10). */
export const isApart = (file: string): boolean => file.startsWith('fonts/')
const ALWAYS = new Date(2020, 0, 1)

export function zipFolder(folder: string): Zip {
  const files = Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(one => one.isFile())
      .map(one => path.relative(folder, path.join(one.parentPath, one.name)).replaceAll(path.sep, '/'))
      .filter(file => !isApart(file))
      .sort()
      .map(name => [name, readFileSync(path.join(folder, name))]),
  )
  const bytes = Buffer.from(zipSync(files, { mtime: ALWAYS, level: 9 }))
  return { bytes, sha256: createHash('sha256').update(bytes).digest(), files }
}
