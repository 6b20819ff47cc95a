/** How much may be written, and how often one person may put households forward. */
import type { Often } from '../points/types'

export const LIMITS = { text: 300, reason: 200, words: 60 } as const
export const NOMINATIONS: Often = { times: 5, per: 'month' }
