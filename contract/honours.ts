/** Input of every verb of an honour that a person can press; `honour.<verb>` is its route. Made from the fields of its file. */
import * as z from 'zod'
import type { PersonVerb } from '../miniprogram/core/honour/commands'
import { PERSON_VERBS } from '../miniprogram/core/honour/process'
import { VERB_FILES } from '../miniprogram/core/honour/verbs'
import type { Fields } from '../miniprogram/core/process/fields'
import { schemaOf, type Shape } from './fields'
import { id, key } from './shapes'

export type HonourPressed = PersonVerb
type Files = typeof VERB_FILES

/** Sent again with the same words after TEXT_RISKY, when the author asks for a person to look. */
const humanCheck = z.literal(true).optional()
/** Only where something is typed that the checker sees. */
type Looked<F extends Fields> = {
  [N in keyof F]: F[N] extends { moderated: true } ? N : never
}[keyof F] extends never
  ? unknown
  : { humanCheck: typeof humanCheck }
type InputOf<V extends PersonVerb> = z.ZodObject<
  Shape<Files[V]['input']> &
    Looked<Files[V]['input']> & { key: typeof key } & (V extends 'nominate' ? unknown : { id: typeof id }),
  z.core.$strict
>

function inputOf({ input, opens }: { input: Fields; opens: boolean }) {
  const isChecked = Object.values(input).some(field => field.type === 'text' && field.moderated)
  return schemaOf(input).extend({
    ...(opens ? {} : { id }),
    ...(isChecked ? { humanCheck } : {}),
    key,
  })
}

/** `nominate` begins one, so it carries no id. */
export const honourWrites = Object.fromEntries(
  PERSON_VERBS.map(verb => [`honour.${verb}`, inputOf(VERB_FILES[verb])]),
  // Each verb's schema takes what its fields say; zod cannot see that from an object made in a loop.
) as unknown as { [V in PersonVerb as `honour.${V}`]: InputOf<V> }
