// Builds are kept until something they are made of changes.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const STAMP = '.fingerprint'
const isTest = (file: string) => file.endsWith('.test.ts')

export type Kept = {
  outDir: string
  /** files and folders; tests in them do not count */
  sources: string[]
  /** fills an empty folder */
  make(dir: string): Promise<void>
}

/** Runs `make` unless outDir was made from the very same sources; a failed build leaves the old one. */
export async function kept({ outDir, sources, make }: Kept): Promise<'made' | 'kept'> {
  const mark = fingerprint(sources)
  const stamp = path.join(outDir, STAMP)
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === mark) return 'kept'
  const fresh = `${outDir}.${process.pid}.tmp`
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.mkdirSync(fresh, { recursive: true })
  try {
    await make(fresh)
    fs.writeFileSync(path.join(fresh, STAMP), mark)
    // Who loads from there at this very moment finds the old one or the new one.
    const old = `${outDir}.${process.pid}.old.tmp`
    if (fs.existsSync(outDir)) fs.renameSync(outDir, old)
    fs.renameSync(fresh, outDir)
    fs.rmSync(old, { recursive: true, force: true })
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true })
  }
  return 'made'
}

/** Changes when a name or a byte under `sources` does. */
function fingerprint(sources: string[]): string {
  const hash = createHash('sha256')
  for (const source of sources)
    for (const file of filesUnder(source))
      hash.update(file).update('\0').update(fs.readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** All files under a folder (or the file itself), sorted; tests left out. */
export function filesUnder(source: string): string[] {
  const stat = fs.statSync(source, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [source]
  return fs
    .readdirSync(source)
    .sort()
    .flatMap(name => filesUnder(path.join(source, name)))
    .filter(file => !isTest(file))
}
