/**
 * How many database calls had to wait for one another: the longest row of calls of which each began after the one before
 * had ended. Calls that run side by side count as one. Meant for one request at a time.
 */
export class Sequence {
  #longest = 0

  /** A call begins; hand the answer to `end`. */
  begin(): number {
    return this.#longest + 1
  }
  end(place: number): void {
    this.#longest = Math.max(this.#longest, place)
  }
  get longest(): number {
    return this.#longest
  }
  reset(): void {
    this.#longest = 0
  }
}
