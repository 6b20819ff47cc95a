/**
 * Who hears of what about points and the shop: one row for everything that can happen, and no default. Adding
 * a kind does not compile until its row is here. No reasons and no names of others stand in a sentence.
 */
import { LONG } from '../lasts'
import type { How, NewsPage } from '../news/tell'

/** `committee`: the village's and the town's. `household`: everybody of it. */
type PointsWho = 'committee' | 'household'
export interface PointsTell<W extends PointsWho = PointsWho> {
  who: W
  how: How
  message: string
  page: NewsPage
}

const at =
  (page: NewsPage) =>
  <W extends PointsWho>(who: W, message: string, how: How = 'message'): PointsTell<W> => ({
    who,
    how,
    message,
    page,
  })

/** A line of the passbook was cured. */
export const reversalTells = (): PointsTell<'household'>[] => [
  at('passbook')('household', '您家有一笔积分改过了，点开看为什么。'),
]

/** A price changed within a day of a redemption. The committee and the town hear it; whose it was stands in the list. */
export const priceTells = ({
  goodName,
  from,
  to,
}: {
  goodName: string
  from: number
  to: number
}): PointsTell<'committee'>[] => [
  at('prices')(
    'committee',
    `积分超市：${goodName} ${from} 分改成 ${to} 分，前后${LONG.priceNear}里有人换过，点开看一看。`,
    'badge',
  ),
]
