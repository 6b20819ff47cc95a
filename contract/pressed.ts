/** Input of a verb that a person presses, made from the fields of its file: the fields, the key of the tap, which matter. */
import * as z from 'zod'
import type { Fields } from '../miniprogram/core/process/fields'
import { schemaOf, type Shape } from './fields'
import { id, key } from './shapes'

/** Sent again with the same words after TEXT_RISKY, when the author asks for a person to look. */
const humanCheck = z.literal(true).optional()
/** Only where something is typed that the checker sees. */
type Looked<F extends Fields> = {
  [N in keyof F]: F[N] extends { moderated: true } ? N : never
}[keyof F] extends never
  ? unknown
  : { humanCheck: typeof humanCheck }

/** `Opens`: it begins a matter, so it names none. */
export type Pressed<F extends Fields, Opens extends boolean> = z.ZodObject<
  Shape<F> & Looked<F> & { key: typeof key } & (Opens extends true ? unknown : { id: typeof id }),
  z.core.$strict
>

export function pressed({ input, opens }: { input: Fields; opens: boolean }) {
  const isChecked = Object.values(input).some(field => field.type === 'text' && field.moderated)
  return schemaOf(input).extend({
    ...(opens ? {} : { id }),
    ...(isChecked ? { humanCheck } : {}),
    key,
  })
}
