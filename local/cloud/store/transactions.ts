import { randomBytes } from 'node:crypto'
import { badParameter, busy, conflict, duplicateKey, noTransaction } from '../errors'
import { LIMIT } from '../limits'
import { clone, type Doc, parse } from '../wire/ejson'
import { indexKeys } from './keys'
import { type DocId, idText, type Index, type Table } from './table'
import type { Key, Versions } from './versions'

interface Write {
  table: Table
  id: DocId
  /** null: removed. */
  doc: Doc | null
}

interface Transaction {
  id: string
  snapshot: number
  writes: Map<Key, Write>
  busy: boolean
  startedAt: number
  timer: NodeJS.Timeout
}

export const docKey = (table: Table, id: unknown): Key => `${table.name}/${idText(id)}`

/** The unique keys a document claims; like the document itself they are locked by a transaction that writes it. */
export function uniqueKeys(table: Table, doc: Doc): { index: Index; key: Buffer; lock: Key }[] {
  return table.indexes
    .filter(index => index.unique)
    .flatMap(index =>
      indexKeys(doc, index.fields).map(key => ({
        index,
        key,
        lock: `${table.name}/${index.name}/${key.toString('latin1')}`,
      })),
    )
}

/** Document transactions: snapshot isolation, first writer wins, one call at a time, 30 s. */
export class Transactions {
  readonly #open = new Map<string, Transaction>()

  constructor(
    private readonly versions: Versions,
    private readonly write: (writes: Write[]) => void,
    private readonly now: () => number,
    private readonly liveMs: number = LIMIT.transactionMs,
  ) {}

  begin(): string {
    const id = randomBytes(12).toString('hex')
    const timer = setTimeout(() => this.#end(id), this.liveMs)
    timer.unref()
    this.#open.set(id, {
      id,
      snapshot: this.versions.open(id),
      writes: new Map(),
      busy: false,
      startedAt: this.now(),
      timer,
    })
    return id
  }

  /** Ends what is older than the limit by the movable clock. */
  expire(): void {
    for (const { id, startedAt } of [...this.#open.values()])
      if (this.now() - startedAt >= this.liveMs) this.#end(id)
  }

  /** Runs one call of a transaction; a second call meanwhile is refused, as in production. `hold` keeps it busy until the answer leaves. */
  async run<T>(id: unknown, call: (transaction: Transaction) => T, hold: () => Promise<void>): Promise<T> {
    const transaction = this.#of(id)
    if (transaction.busy) throw busy()
    transaction.busy = true
    try {
      const answer = call(transaction)
      await hold()
      return answer
    } catch (error) {
      this.#end(transaction.id)
      throw error
    } finally {
      transaction.busy = false
    }
  }

  read(transaction: Transaction, table: Table, id: unknown): Doc | null {
    const key = docKey(table, id)
    const own = transaction.writes.get(key)
    if (own) return own.doc && clone(own.doc)
    const old = this.versions.asOf(key, transaction.snapshot)
    const text = old === undefined ? table.get(id)?.doc : old
    return text ? parse(text) : null
  }

  put(transaction: Transaction, table: Table, id: unknown, doc: Doc | null): void {
    if (typeof id !== 'string' && typeof id !== 'number')
      throw badParameter('_id must be a string or a number')
    const key = docKey(table, id)
    if (
      this.versions.lockedByOther(key, transaction.id) ||
      this.versions.changedAfter(key, transaction.snapshot)
    )
      throw conflict()
    const claims = doc ? uniqueKeys(table, doc) : []
    for (const claim of claims) this.#claim(transaction, table, key, claim)
    this.versions.lock(key, transaction.id)
    for (const { lock } of claims) this.versions.lock(lock, transaction.id)
    transaction.writes.set(key, { table, id, doc })
  }

  commit(id: unknown): void {
    const transaction = this.#of(id)
    if (transaction.busy) throw busy()
    try {
      if (transaction.writes.size > 0) this.write([...transaction.writes.values()])
    } finally {
      this.#end(transaction.id)
    }
  }

  abort(id: unknown): void {
    this.#end(this.#of(id).id)
  }

  close(): void {
    for (const id of [...this.#open.keys()]) this.#end(id)
  }

  #of(id: unknown): Transaction {
    const transaction = this.#open.get(String(id))
    if (!transaction) throw noTransaction()
    return transaction
  }

  #end(id: string): void {
    const transaction = this.#open.get(id)
    if (!transaction) return
    clearTimeout(transaction.timer)
    this.#open.delete(id)
    this.versions.close(id)
  }

  /** Refuses a unique key somebody else has: written by an open transaction, here before, or stored. */
  #claim(
    transaction: Transaction,
    table: Table,
    key: Key,
    { index, key: bytes, lock }: { index: Index; key: Buffer; lock: Key },
  ): void {
    if (this.versions.lockedByOther(lock, transaction.id)) throw conflict()
    for (const [other, write] of transaction.writes) {
      if (other !== key && write.table === table && write.doc && holds(write.doc, index, bytes))
        throw duplicateKey(table.name, index.name, index.fields)
    }
    const holder = table.holder(index, bytes)
    if (holder === undefined) return
    const holderKey = docKey(table, holder)
    if (holderKey === key) return
    const own = transaction.writes.get(holderKey)
    if (own && !(own.doc && holds(own.doc, index, bytes))) return
    if (this.versions.changedAfter(holderKey, transaction.snapshot)) throw conflict()
    throw duplicateKey(table.name, index.name, index.fields)
  }
}

const holds = (doc: Doc, index: Index, key: Buffer) =>
  indexKeys(doc, index.fields).some(other => other.equals(key))
