/** Input of every verb of a redemption that a person can press; `shop.<verb>` is its route. Made from the fields of its file. */
import * as z from 'zod'
import type { PersonVerb } from '../miniprogram/core/redemption/commands'
import { VERB_FILES } from '../miniprogram/core/redemption/verbs'
import { pressed, type Pressed } from './pressed'
import { code } from './shapes'

type Files = typeof VERB_FILES
type Writes = {
  [V in PersonVerb as `shop.${V}`]: Pressed<Files[V]['input'], V extends 'redeem' ? true : false>
}
/** 128 bits in hex: what the QR code carries. */
export const token = z.string().regex(/^[0-9a-f]{32}$/)
/** What is shown at the counter. It is looked at before the verb is decided, so it is no field of it. */
const shown = { code: code.optional(), token: token.optional() }

const made = {
  'shop.redeem': pressed(VERB_FILES.redeem),
  'shop.cancel': pressed(VERB_FILES.cancel),
  'shop.handOut': pressed(VERB_FILES.handOut),
  // Each verb's schema takes what its fields say; zod cannot see that through `pressed`.
} satisfies { [R in keyof Writes]: unknown } as unknown as Writes

export const redemptionWrites = { ...made, 'shop.handOut': made['shop.handOut'].extend(shown) }
