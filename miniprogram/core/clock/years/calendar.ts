/**
 * One year's days off and shifted working days, from the State Council's notice.
 * Keys are 'YYYY-MM-DD'. `sample` marks a made-up year of the sample county.
 */
export type Calendar = {
  readonly year: number
  readonly source: string
  readonly holidays: readonly string[]
  readonly workdays: readonly string[]
  readonly sample?: true
  /** How often this year was entered; left out: once. */
  readonly version?: number
}
