/** Who keeps several shops chooses one on the page; with one shop nothing is asked and nothing is shown. */
import type { ShopChoice } from '../../contract/points/shop'
import type { ChoiceView } from '../views/models'

export interface Which {
  /** The shop on the page; '' while there is only one, so that the question stays the same as ever. */
  shop: string
  name: string
  shops: ChoiceView[]
}
export const ONLY: Which = { shop: '', name: '', shops: [] }

/** A copy that an earlier version kept lists no shops. */
export function whichOf(shop: ShopChoice, shops: readonly ShopChoice[] | undefined): Which {
  if (!shops || shops.length < 2) return ONLY
  return {
    shop: shop.id,
    name: shop.name,
    shops: shops.map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** The question for one shop and one page of it; also the name under which its answer is kept. */
export const askOf = (shop: string, cursor = '') => ({
  ...(shop ? { shop } : {}),
  ...(cursor ? { cursor } : {}),
})

export const shopQuery = (shop: string): string => (shop ? `shop=${shop}` : '')
