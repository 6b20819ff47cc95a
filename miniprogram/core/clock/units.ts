/** Lengths of time in milliseconds: `within: hours(24)`, so that every number wears its unit. */
export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
/** 24-hour days. For calendar days ("5 天") use `addDays`. */
export const days = (n: number): number => n * 86_400_000
