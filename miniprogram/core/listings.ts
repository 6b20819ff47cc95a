/** Lists that an office takes along as a spreadsheet. */
export const LISTING_WORDS = {
  orders: '单子',
  households: '户',
  points: '积分',
  redemptions: '兑换',
  peopleForm: '村民空白表',
  staffForm: '网格员空白表',
  gridsForm: '网格空白表',
} as const
export type Listing = keyof typeof LISTING_WORDS
export const LISTINGS = Object.keys(LISTING_WORDS) as [Listing, ...Listing[]]
