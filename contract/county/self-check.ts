/** The county looks at its own environment from inside: what the function can see, and what the phone shall try. */
import * as z from 'zod'

export const selfCheckReads = {
  /** `phoneNow`: what time the phone believes it is. */
  'county.selfCheck': z.strictObject({ phoneNow: z.int().nonnegative() }),
} as const

/** Whose eyes: the function's, this phone's, the account's on the computer that deploys. */
export type Witness = 'function' | 'phone' | 'account'
export interface SelfCheckLine {
  id: string
  by: Witness
  what: string
  /** `unknown`: nobody could test it. It is never counted as fine. */
  mark: 'right' | 'wrong' | 'unknown'
  message: string
}
export interface SelfCheck {
  now: number
  lines: SelfCheckLine[]
  /** The phone tries to read and write each of these, and to read this file: it must be refused everywhere. */
  tryThese: { collections: string[]; fileID: string | null }
}

export interface SelfCheckReplies {
  'county.selfCheck': SelfCheck
}
