/**
 * The lines of an export, verified as a data folder is: they are written into a store of their own first, which is removed at
 * the end. So a file may be as long as it likes.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { found, type Finding } from '../cloudfunctions/admin/verify/findings'
import { COLLECTION_OF, type Line, type Verdict } from '../cloudfunctions/admin/verify/lines'
import { verifyStore, type Progress } from '../cloudfunctions/admin/verify/verify-store'
import { INDEXES } from '../cloudfunctions/_documents/indexes'
import { Store } from '../local/cloud/store/store'
import { readableOf } from './verify-readable'

/** In any order, one JSON document a line. A line that cannot be read is a finding, not an exception. */
export function verifyLines(lines: Iterable<string>, tell: (done: Progress) => void = () => {}): Verdict {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'verify-'))
  const store = new Store(path.join(folder, 'cloud.db'), { durability: 'none' })
  try {
    for (const collection of Object.values(COLLECTION_OF)) {
      store.createCollection(collection)
      // Unique or not: what stands there twice is to be found, not refused.
      const indexes = INDEXES[collection].map(({ name, fields }) => ({ name, fields, unique: false }))
      store.createIndexes(collection, indexes)
    }
    const findings: Finding[] = []
    let n = 0
    for (const line of lines) {
      n++
      if (line.trim() !== '') findings.push(...added(store, line, n))
    }
    const verdict = verifyStore(readableOf(store), tell)
    return { ...verdict, findings: [...findings, ...verdict.findings] }
  } finally {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What moved while it was exported stands there twice, and the later line counts; entries never change, so a second one is named. */
function added(store: Store, line: string, n: number): Finding[] {
  const one = parse(line)
  if (one === null) return [found('unreadable', null, null, `第 ${n} 行`)]
  if (one.kind === 'village') return []
  const { _id } = one.doc
  if (one.kind === 'entry' && store.get('entries', _id)) return [found('doubled', one.doc.householdId, _id)]
  store.put(COLLECTION_OF[one.kind], one.doc)
  return []
}

function parse(line: string): Line | null {
  try {
    const one = JSON.parse(line) as Line
    if (one.kind === 'village') return one
    return Object.hasOwn(COLLECTION_OF, one.kind) && typeof one.doc?._id === 'string' ? one : null
  } catch {
    return null
  }
}

const CHUNK = 1 << 20
/** The lines of a file, a megabyte at a time. */
export function* linesOf(file: string): Generator<string> {
  const [fd, decoder, chunk] = [openSync(file, 'r'), new StringDecoder('utf8'), Buffer.alloc(CHUNK)]
  try {
    let rest = ''
    for (let n = readSync(fd, chunk); n > 0; n = readSync(fd, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, n))).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    yield rest + decoder.end()
  } finally {
    closeSync(fd)
  }
}
