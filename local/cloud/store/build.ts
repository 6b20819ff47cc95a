import { duplicateKey } from '../errors'
import { parse } from '../wire/ejson'
import { type IndexField, keysOf } from './keys'
import type { Database, Table } from './table'

/** An index that is to be filled. */
export interface Unbuilt {
  name: string
  number: number
  fields: IndexField[]
  unique: boolean
}

const ROWS_PER_INSERT = 64

/** Adds rows to a temporary table many at a time: the call is dearer than the row. */
class Heap {
  #waiting: (Buffer | number)[] = []

  constructor(
    private readonly database: Database,
    readonly name: string,
  ) {
    database.exec(`CREATE TEMP TABLE ${name}(k BLOB, rid INTEGER)`)
    this.#full = database.prepare(`INSERT INTO ${name} VALUES ${Array(ROWS_PER_INSERT).fill('(?, ?)').join(', ')}`)
    this.#one = database.prepare(`INSERT INTO ${name} VALUES (?, ?)`)
  }
  readonly #full
  readonly #one

  add(key: Buffer, rid: number): void {
    this.#waiting.push(key, rid)
    if (this.#waiting.length < 2 * ROWS_PER_INSERT) return
    this.#full.run(...this.#waiting)
    this.#waiting = []
  }

  flush(): void {
    for (let i = 0; i < this.#waiting.length; i += 2) this.#one.run(this.#waiting[i], this.#waiting[i + 1])
    this.#waiting = []
  }

  drop(): void {
    this.database.exec(`DROP TABLE temp.${this.name}`)
  }
}

/**
 * Fills new indexes in one pass over the documents: keys into a heap, then sorted by SQLite into place,
 * which is many times faster than adding a million keys in random order. Tells in which fields of each it saw several values.
 */
export function buildIndexes(database: Database, table: Table, unbuilt: Unbuilt[]): number[] {
  const seen = unbuilt.map(() => 0)
  const heaps = unbuilt.map(({ number }) => new Heap(database, `heap_${number}`))
  try {
    for (const { rid, doc } of table.scan()) {
      const parsed = parse(doc)
      unbuilt.forEach(({ fields }, n) => {
        const { keys, multi } = keysOf(parsed, fields)
        seen[n] = (seen[n] ?? 0) | multi
        for (const key of keys) heaps[n]?.add(key, rid)
      })
    }
    unbuilt.forEach((index, n) => settle(database, table, index, heaps[n] as Heap))
  } finally {
    for (const heap of heaps) heap.drop()
  }
  return seen
}

function settle(database: Database, table: Table, { name, number, fields, unique }: Unbuilt, heap: Heap): void {
  heap.flush()
  const twice = unique && database.prepare(`SELECT 1 FROM ${heap.name} GROUP BY k HAVING count(*) > 1 LIMIT 1`).get()
  if (twice) throw duplicateKey(table.name, name, fields)
  database.exec(`INSERT INTO i${table.number}_${number} SELECT k, rid FROM ${heap.name} ORDER BY k, rid`)
}
