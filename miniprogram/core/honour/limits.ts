/** How often one person may put households forward. */
import type { Often } from '../points/types'

export const NOMINATIONS: Often = { times: 5, per: 'month' }
