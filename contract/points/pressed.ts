/** Input of every verb that a person presses, made from the fields of its file: the fields, the key of the press, which matter. */
import * as z from 'zod'
import type { PersonVerb as DeedVerb } from '../../miniprogram/core/deed/commands'
import { PERSON_VERBS as DEED_VERBS } from '../../miniprogram/core/deed/process'
import { VERB_FILES as DEED_FILES } from '../../miniprogram/core/deed/verbs'
import type { PersonVerb as HonourVerb } from '../../miniprogram/core/honour/commands'
import { PERSON_VERBS as HONOUR_VERBS } from '../../miniprogram/core/honour/process'
import { VERB_FILES as HONOUR_FILES } from '../../miniprogram/core/honour/verbs'
import type { Fields } from '../../miniprogram/core/process/fields'
import type { PersonVerb as RedemptionVerb } from '../../miniprogram/core/redemption/commands'
import { VERB_FILES as REDEMPTION_FILES } from '../../miniprogram/core/redemption/verbs'
import { schemaOf, type Shape } from '../fields'
import { code, id, key, token } from '../shapes'

/** Sent again with the same words after TEXT_RISKY, when the author asks for a person to look. */
const humanCheck = z.literal(true).optional()
/** Only where something is typed that the checker sees. */
type Looked<F extends Fields> = {
  [N in keyof F]: F[N] extends { moderated: true } ? N : never
}[keyof F] extends never
  ? unknown
  : { humanCheck: typeof humanCheck }

/** `Opens`: it begins a matter, so it names none. */
type Pressed<F extends Fields, Opens extends boolean> = z.ZodObject<
  Shape<F> & Looked<F> & { key: typeof key } & (Opens extends true ? unknown : { id: typeof id }),
  z.core.$strict
>

function pressed({ input, opens }: { input: Fields; opens: boolean }) {
  const isChecked = Object.values(input).some(field => field.type === 'text' && field.moderated)
  return schemaOf(input).extend({
    ...(opens ? {} : { id }),
    ...(isChecked ? { humanCheck } : {}),
    key,
  })
}

export type HonourPressed = HonourVerb
type HonourFiles = typeof HONOUR_FILES
/** `honour.<verb>` is its route. */
export const honourWrites = Object.fromEntries(
  HONOUR_VERBS.map(verb => [`honour.${verb}`, pressed(HONOUR_FILES[verb])]),
  // Each verb's schema takes what its fields say; zod cannot see that from an object made in a loop.
) as unknown as {
  [V in HonourVerb as `honour.${V}`]: Pressed<HonourFiles[V]['input'], V extends 'nominate' ? true : false>
}

export type DeedPressed = DeedVerb
type DeedFiles = typeof DEED_FILES
/** `points.<verb>` is its route. */
export const deedWrites = Object.fromEntries(
  DEED_VERBS.map(verb => [`points.${verb}`, pressed(DEED_FILES[verb])]),
) as unknown as {
  [V in DeedVerb as `points.${V}`]: Pressed<DeedFiles[V]['input'], V extends 'apply' ? true : false>
}

type RedemptionFiles = typeof REDEMPTION_FILES
type RedemptionWrites = {
  [V in RedemptionVerb as `shop.${V}`]: Pressed<
    RedemptionFiles[V]['input'],
    V extends 'redeem' ? true : false
  >
}
const redemptionVerbs = {
  'shop.redeem': pressed(REDEMPTION_FILES.redeem),
  'shop.cancel': pressed(REDEMPTION_FILES.cancel),
  'shop.handOut': pressed(REDEMPTION_FILES.handOut),
} satisfies { [R in keyof RedemptionWrites]: unknown } as unknown as RedemptionWrites
/** What is shown at the counter is looked at before the verb is decided, so it is no field of it. */
const shown = { code: code.optional(), token: token.optional() }
/** `shop.<verb>` is its route. */
export const redemptionWrites = {
  ...redemptionVerbs,
  'shop.handOut': redemptionVerbs['shop.handOut'].extend(shown),
}
