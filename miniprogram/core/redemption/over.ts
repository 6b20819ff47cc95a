/** What is said of a code that is over. */
import { momentText } from '../points/shop'
import { refuse, type Refusal } from '../refusal'
import type { Redemption } from './kinds'

/** Why nothing can be done with it any more; null while it waits. */
export function overBecause({ stage }: Pick<Redemption, 'stage'>, now: number): Refusal | null {
  switch (stage.state) {
    case 'waiting':
      return null
    case 'collected':
      return refuse('CODE_COLLECTED', {
        at: momentText(stage.ended.at, now),
        who: stage.ended.byName ?? '店里',
      })
    case 'cancelled':
    case 'expired':
      return refuse('CODE_OVER')
  }
}
