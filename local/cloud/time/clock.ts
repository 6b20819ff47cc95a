/** A clock that can be pushed. The offset lies in shared memory, so that every function instance sees it at once. */
export class Clock {
  readonly shared = new SharedArrayBuffer(8)
  readonly #offset = new BigInt64Array(this.shared)

  constructor(offsetMs = 0) {
    this.offsetMs = offsetMs
  }

  get offsetMs(): number {
    return Number(Atomics.load(this.#offset, 0))
  }

  set offsetMs(ms: number) {
    Atomics.store(this.#offset, 0, BigInt(Math.round(ms)))
  }

  readonly now = (): number => Date.now() + this.offsetMs

  /** Moves the hands to this moment; from there the clock runs on. */
  set(ms: number): void {
    this.offsetMs = ms - Date.now()
  }
}
