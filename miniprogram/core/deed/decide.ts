/** A good deed and a command → the one event it makes, or a refusal; and the deed after an event. The one engine does both. */
import { deciding, type Tell } from '../process/deciding'
import type { DeedVerb } from './commands'
import type { Ctx, Deed, DeedKinds } from './kinds'
import { deedProcess } from './process'

const rules = deciding(deedProcess)
export const { decide, evolve, fold, tellsOf, phraseOf, messageAfter, verbOf } = rules
// Nobody presses what another matter brings about, the clock neither.
export const clockVerb = rules.clockVerb as (deed: Deed, now: number) => DeedVerb | null
export const waysOn = rules.waysOn as (deed: Deed, ctx: Ctx) => DeedVerb[]
export type DeedTell = Tell<DeedKinds>
