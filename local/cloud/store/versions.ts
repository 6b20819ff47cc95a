/** Which document or unique key: `orders/sA1`. */
export type Key = string

interface Old {
  /** The change that ended this version. */
  until: number
  /** null: the document did not exist. */
  text: string | null
}

/** Prune when this many documents have a history: an always busy cloud must not grow for ever. */
const PRUNE_AT = 5_000

/** What open transactions need to remember: who locked what, and how documents looked at their start. */
export class Versions {
  /** Counts committed changes. */
  now = 0
  readonly #snapshots = new Map<string, number>()
  readonly #locks = new Map<Key, string>()
  readonly #history = new Map<Key, Old[]>()
  readonly #changedAt = new Map<Key, number>()
  #waiting: (() => void)[] = []

  open(transaction: string): number {
    this.#snapshots.set(transaction, this.now)
    return this.now
  }

  /** Ends a transaction: its locks go, and the person who waited looks again. */
  close(transaction: string): void {
    this.#snapshots.delete(transaction)
    for (const [key, holder] of this.#locks) if (holder === transaction) this.#locks.delete(key)
    if (this.#snapshots.size === 0) {
      this.#history.clear()
      this.#changedAt.clear()
    }
    const waiting = this.#waiting
    this.#waiting = []
    for (const wake of waiting) wake()
  }

  /** Records what a document was before the change that is about to be committed. */
  remember(key: Key, text: string | null): void {
    if (this.#snapshots.size === 0) return
    if (this.#history.size > PRUNE_AT) this.#prune()
    const until = this.now + 1
    const history = this.#history.get(key) ?? []
    if (history.at(-1)?.until !== until) history.push({ until, text })
    this.#history.set(key, history)
    this.#changedAt.set(key, until)
  }

  /** The text as of a snapshot; undefined: unchanged since, read the store. */
  asOf(key: Key, snapshot: number): string | null | undefined {
    return this.#history.get(key)?.find(old => old.until > snapshot)?.text
  }

  changedAfter(key: Key, snapshot: number): boolean {
    return (this.#changedAt.get(key) ?? 0) > snapshot
  }

  lockedByOther(key: Key, transaction?: string): boolean {
    const holder = this.#locks.get(key)
    return holder !== undefined && holder !== transaction
  }

  lock(key: Key, transaction: string): void {
    this.#locks.set(key, transaction)
  }

  /** Resolves when some transaction ended, or after `ms`. */
  ended(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms)
      this.#waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  #prune(): void {
    const oldest = Math.min(...this.#snapshots.values())
    for (const [key, history] of this.#history) {
      const kept = history.filter(old => old.until > oldest)
      if (kept.length > 0) this.#history.set(key, kept)
      else this.#history.delete(key)
    }
    for (const [key, at] of this.#changedAt) if (at <= oldest) this.#changedAt.delete(key)
  }
}
