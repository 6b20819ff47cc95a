/** Whatever takes a key can be told which keys the same form had before it was edited. */
import type * as z from 'zod'
import { instead } from './shapes'

type WithInstead<T> = {
  [R in keyof T]: T[R] extends z.ZodObject<infer S>
    ? 'key' extends keyof S
      ? z.ZodObject<S & { instead: typeof instead }, z.core.$strict>
      : T[R]
    : T[R]
}
export const withInstead = <T extends Record<string, z.ZodObject>>(table: T): WithInstead<T> =>
  Object.fromEntries(
    Object.entries(table).map(([name, shape]) => [
      name,
      'key' in shape.shape ? shape.extend({ instead }) : shape,
    ]),
  ) as unknown as WithInstead<T>
