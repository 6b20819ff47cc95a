/** A household as a list of households shows it. */
export interface HouseholdInfo {
  id: string
  /** 「三组 5 号 陈家」 */
  title: string
}
/** A page of households to choose from; `total`: how many fit in all. */
export interface HouseholdPage {
  items: HouseholdInfo[]
  next: string | null
  total: number
}
