/** Lists that an office takes along as a spreadsheet. */
export const LISTING_LABELS = {
  orders: '单子',
  households: '户',
  points: '积分',
  redemptions: '兑换',
  peopleForm: '村民空白表',
  staffForm: '网格员空白表',
  gridsForm: '网格空白表',
  people: '名单',
} as const
export type Listing = keyof typeof LISTING_LABELS
/** Anybody of an office may have these. People with their numbers only with a second yes (core/county/exporting.ts). */
export type OpenListing = Exclude<Listing, 'people'>
export const LISTINGS = Object.keys(LISTING_LABELS).filter(one => one !== 'people') as [
  OpenListing,
  ...OpenListing[],
]
