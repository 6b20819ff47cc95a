/** A good deed and a command → the one event it makes, or a refusal; and the deed after an event. The one engine does both. */
import { deciding, type Tell } from '../process/deciding'
import type { DeedKinds } from './kinds'
import { deedProcess } from './process'

export const { decide, evolve, fold, clockVerb, waysOn, tellsOf, phraseOf, messageAfter, verbOf } =
  deciding(deedProcess)
export type DeedTell = Tell<DeedKinds>
