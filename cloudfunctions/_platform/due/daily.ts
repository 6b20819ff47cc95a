/** Jobs that come once a day, in the order in which their rows are laid out. `jobs` must have one of each name. */
export const DAILY = [
  'calendarMissing',
  'letters',
  'seals',
  'statements',
  'hiddenCounts',
  'expired',
  'proof',
] as const
export type Daily = (typeof DAILY)[number]
