/** One transaction, tried again while the trouble is passing; a refusal rolls it back and is the answer. */
import { isRefusal, type Refusal } from '../../miniprogram/core/refusal'
import { currentKey, KeyTaken } from './idempotency'
import { store } from './ports'
import { withRetry, type Patience } from './retry'
import type { Tx } from './inside'

/** Carries a refusal out of a transaction, so that it is rolled back. */
class Stop {
  constructor(readonly refusal: Refusal) {}
}

/** `work` may run several times; `attempt` counts from 1. Throws the last trouble when it does not pass. */
export async function transaction<T>(
  work: (tx: Tx, attempt: number) => Promise<T | Refusal>,
  patience: Pick<Patience, 'tries' | 'patienceMs'> = {},
): Promise<T | Refusal> {
  try {
    return await withRetry(
      attempt =>
        store.transaction<T>(async tx => {
          if (attempt > 1) await lookAgainIfKept(tx)
          const done = await work(tx, attempt)
          if (isRefusal(done)) throw new Stop(done)
          return done
        }),
      patience,
    )
  } catch (error) {
    if (error instanceof Stop) return error.refusal
    throw error
  }
}

/**
 * The try before may have been committed and only its answer lost: then what is there is this tap's own work, and the request
 * looks again (`KeyTaken`) instead of being told that somebody was quicker.
 */
async function lookAgainIfKept(tx: Tx): Promise<void> {
  const open = currentKey.getStore()
  if (open && !open.kept && (await tx.get('keys', open.id))) throw new KeyTaken()
}
