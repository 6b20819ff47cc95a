/**
 * What the account's plan pays for: calls a month, of functions, database and storage alike, and how many calls of functions
 * run at once. Beyond it the service stops, with the codes of the platform.
 */
import type { Clock } from './time/clock'
import { CloudError } from './errors'

export interface Plan {
  /** Calls a month; the smallest plan pays 200,000. */
  callsPerMonth?: number
  /** Calls of functions by phones at the same time. */
  concurrent?: number
}

const SHANGHAI_MS = 8 * 3_600_000

export class Quota {
  #month = ''
  #used = 0
  #running = 0

  constructor(
    private readonly plan: Plan,
    private readonly clock: Clock,
  ) {}

  /** One billed call. Refused once the month is used up; the first of the next month, in China, begins again. */
  spend(): void {
    const month = new Date(this.clock.now() + SHANGHAI_MS).toISOString().slice(0, 7)
    if (month !== this.#month) this.#used = 0
    this.#month = month
    if (this.#used >= (this.plan.callsPerMonth ?? Infinity))
      throw new CloudError('EXCEED_REQUEST_LIMIT', 'the calls of this month are used up')
    this.#used++
  }

  /** Runs the call of a phone, unless too many run already. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= (this.plan.concurrent ?? Infinity))
      throw new CloudError('EXCEED_CONCURRENT_REQUEST_LIMIT', 'too many calls at the same time')
    this.#running++
    try {
      return await work()
    } finally {
      this.#running--
    }
  }
}
