/** Input of every verb a person can press; `ticket.<verb>` is its route. Made from the fields that its file lists. */
import * as z from 'zod'
import type { Fields } from '../../miniprogram/core/process/fields'
import { PERSON_VERBS, type PersonVerb } from '../../miniprogram/core/ticket/lifecycle'
import { VERB_FILES } from '../../miniprogram/core/ticket/verbs'
import { schemaOf, type Shape } from '../fields'

export type { PersonVerb }

/** Of verbs that insist that what was seen is still so. */
const seen = { seenRev: z.int().min(1) }

type Files = typeof VERB_FILES
type ShapeOf<V extends { input: Fields }> = Shape<V['input']> &
  (V extends { insists: true } ? typeof seen : unknown)
type Inputs = { [V in PersonVerb]: z.ZodObject<ShapeOf<Files[V]>, z.core.$strict> }

const inputOf = ({ input, insists }: { input: Fields; insists?: true }) =>
  insists ? schemaOf(input).extend(seen) : schemaOf(input)

export const verbInputs = Object.fromEntries(
  PERSON_VERBS.map(verb => [verb, inputOf(VERB_FILES[verb])]),
  // Each verb's schema takes what its fields say; zod cannot see that from an object made in a loop.
) as unknown as Inputs
