import { days, hours, startOfDay } from '../../../miniprogram/core/clock'

/** That hour of the day so many days before today. */
export const whenOf =
  (now: number) =>
  (daysAgo: number, hour: number): number =>
    Math.round(startOfDay(now) - days(daysAgo) + hours(hour))
export type When = ReturnType<typeof whenOf>
