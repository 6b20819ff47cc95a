import { duplicateKey } from '../errors'
import { type Doc, parse } from '../wire/ejson'
import { type IndexField, type Keys, keysOf } from './keys'
import type { Database, Statement, Table } from './table'

/** An index that is to be filled. */
export interface Unbuilt {
  name: string
  number: number
  fields: IndexField[]
  unique: boolean
}

const ROWS_PER_INSERT = 64

/** Adds rows to a temporary table many at a time: the call is dearer than the row. Without rows there is no table. */
class Heap {
  #waiting: (Buffer | number)[] = []
  #made: { full: Statement; one: Statement } | undefined

  constructor(
    private readonly database: Database,
    readonly name: string,
  ) {}

  get isEmpty(): boolean {
    return this.#made === undefined
  }

  #table(): { full: Statement; one: Statement } {
    if (this.#made) return this.#made
    this.database.exec(`CREATE TEMP TABLE ${this.name}(k BLOB, rid INTEGER)`)
    const values = Array(ROWS_PER_INSERT).fill('(?, ?)').join(', ')
    this.#made = {
      full: this.database.prepare(`INSERT INTO ${this.name} VALUES ${values}`),
      one: this.database.prepare(`INSERT INTO ${this.name} VALUES (?, ?)`),
    }
    return this.#made
  }

  add(key: Buffer, rid: number): void {
    const { full } = this.#table()
    this.#waiting.push(key, rid)
    if (this.#waiting.length < 2 * ROWS_PER_INSERT) return
    full.run(...this.#waiting)
    this.#waiting = []
  }

  flush(): void {
    for (let i = 0; i < this.#waiting.length; i += 2)
      this.#table().one.run(this.#waiting[i], this.#waiting[i + 1])
    this.#waiting = []
  }

  drop(): void {
    if (!this.isEmpty) this.database.exec(`DROP TABLE temp.${this.name}`)
  }
}

/**
 * New indexes of one collection on their way: keys go into a heap, then SQLite sorts them into place, which is many
 * times faster than adding a million keys in random order. Remembers in which fields of each it saw several values.
 */
export class Building {
  readonly seen: number[]
  readonly #heaps: Heap[]

  constructor(
    private readonly database: Database,
    private readonly table: Table,
    readonly unbuilt: readonly Unbuilt[],
  ) {
    this.seen = unbuilt.map(() => 0)
    this.#heaps = unbuilt.map(({ number }) => new Heap(database, `heap_${table.number}_${number}`))
  }

  keysOf(doc: Doc): Keys[] {
    return this.unbuilt.map(({ fields }) => keysOf(doc, fields))
  }

  /** The keys of the document in row `rid`, index by index. */
  add(rid: number, keys: readonly Keys[]): void {
    keys.forEach((one, n) => {
      this.seen[n] = (this.seen[n] ?? 0) | one.multi
      for (const key of one.keys) this.#heaps[n]?.add(key, rid)
    })
  }

  /** Everything was added. */
  settle(): void {
    this.unbuilt.forEach((index, n) => settle(this.database, this.table, index, this.#heaps[n] as Heap))
  }

  drop(): void {
    for (const heap of this.#heaps) heap.drop()
  }
}

/** Fills new indexes in one pass over the documents. */
export function buildIndexes(database: Database, table: Table, unbuilt: readonly Unbuilt[]): Building {
  const building = new Building(database, table, unbuilt)
  try {
    for (const { rid, doc } of table.scan()) building.add(rid, building.keysOf(parse(doc)))
    building.settle()
  } finally {
    building.drop()
  }
  return building
}

function settle(
  database: Database,
  table: Table,
  { name, number, fields, unique }: Unbuilt,
  heap: Heap,
): void {
  if (heap.isEmpty) return
  heap.flush()
  const twice =
    unique && database.prepare(`SELECT 1 FROM ${heap.name} GROUP BY k HAVING count(*) > 1 LIMIT 1`).get()
  if (twice) throw duplicateKey(table.name, name, fields)
  database.exec(`INSERT INTO i${table.number}_${number} SELECT k, rid FROM ${heap.name} ORDER BY k, rid`)
}
