/** Households for the office over their door. Types only cross to the phone. */
import type { GridId } from '../../miniprogram/core/people/grid'
import { LIMITS } from '../../miniprogram/core/limits'
import * as z from 'zod'
import { id, key, text, words } from '../shapes'
import { phone, REGISTER } from './register'

const door = text(LIMITS.door, REGISTER, { required: true, noPhone: true })
/** Somebody of a household's page; good there and nowhere else. */
const member = z.string().regex(/^[0-9a-f]{16}$/)

export const householdReads = {
  /** A household, as an office sees it: names masked. */
  'household.open': z.strictObject({ id }),
} as const

export const householdWrites = {
  'household.add': z.strictObject({ node: id, door, key }),
  'household.setDoor': z.strictObject({ household: id, door, key }),
  'household.person': z.strictObject({
    household: id,
    name: words(LIMITS.name, REGISTER),
    phone: phone.optional(),
    key,
  }),
  /** To a household that is there (`to`), or to a new door of the same grid. */
  'household.move': z.strictObject({
    household: id,
    whom: z.array(member).min(1).max(20),
    to: id.optional(),
    door: door.optional(),
    key,
  }),
  'household.gone': z.strictObject({ household: id, whom: member, why: z.enum(['away', 'died']), key }),
  /** `second` turned out to be `first`: two entries of one human. */
  'household.unite': z.strictObject({ household: id, first: member, second: member, key }),
} as const

interface PersonOfHousehold {
  whom: string
  /** Masked. */
  name: string
  /** What tells two apart who read the same: the end of the number. */
  tail: string
  hasAccount: boolean
  relation: string
}
interface HouseholdOpened {
  id: string
  door: string
  node: { id: GridId; name: string }
  members: PersonOfHousehold[]
  /** Who left it and lives in no other: they may come back. */
  former: PersonOfHousehold[]
  /** Households of the same grid, to move to. */
  others: { id: string; door: string }[]
}
export interface HouseholdReplies {
  'household.open': HouseholdOpened
  'household.add': { message: string }
  'household.setDoor': { message: string }
  'household.person': { message: string }
  'household.move': { message: string }
  'household.gone': { message: string }
  'household.unite': { message: string }
}
