// The county's clock, as the mini-program sees it: its `Date` runs ahead when the preview pushes the clock.
import { now } from './phone'

/** A Date whose "now" is the county's. */
export const PhoneDate = new Proxy(Date, {
  construct: (target, args: unknown[]) => (args.length ? Reflect.construct(target, args) : new target(now())),
  apply: () => new Date(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
