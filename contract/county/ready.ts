/** Sentences that a village keeps ready for those who answer: the desk keeps them, whoever serves there reads them. */
import * as z from 'zod'
import { READY_CHANGES } from '../../miniprogram/core/county/ready'
import { LIMITS } from '../../miniprogram/core/limits'
import { READY_KINDS, type ReadyBook } from '../../miniprogram/core/text/ready'
import { id, key, text } from '../shapes'

export const readyReads = {
  /** Of the villages in which the reader serves. */
  'ready.mine': z.strictObject({}),
  /** Of a village, for its desk or an office above. */
  'ready.show': z.strictObject({ node: id }),
} as const

export const readyWrites = {
  /** `sentence`: which one; left out where one is added. `text`: of a new or a changed one. */
  'ready.change': z.strictObject({
    node: id,
    kind: z.enum(READY_KINDS),
    what: z.enum(READY_CHANGES),
    sentence: id.optional(),
    text: text(LIMITS.ready, 'moderated', { noPhone: true }).optional(),
    key,
  }),
} as const

export interface ReadyReplies {
  'ready.mine': ReadyBook
  'ready.show': { village: string; book: ReadyBook }
  'ready.change': { book: ReadyBook }
}
