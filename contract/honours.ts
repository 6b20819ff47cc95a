/** Input of every verb of an honour that a person can press; `honour.<verb>` is its route. Made from the fields of its file. */
import type { PersonVerb } from '../miniprogram/core/honour/commands'
import { PERSON_VERBS } from '../miniprogram/core/honour/process'
import { VERB_FILES } from '../miniprogram/core/honour/verbs'
import { pressed, type Pressed } from './pressed'

export type HonourPressed = PersonVerb
type Files = typeof VERB_FILES

export const honourWrites = Object.fromEntries(
  PERSON_VERBS.map(verb => [`honour.${verb}`, pressed(VERB_FILES[verb])]),
  // Each verb's schema takes what its fields say; zod cannot see that from an object made in a loop.
) as unknown as {
  [V in PersonVerb as `honour.${V}`]: Pressed<Files[V]['input'], V extends 'nominate' ? true : false>
}
