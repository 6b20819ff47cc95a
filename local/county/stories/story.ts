import type { Matter } from '../../../miniprogram/core/ticket/types'

/**
 * One thing that happens in villages, told from wish to thanks. `{tree}` is filled with what the village calls it,
 * `[a|b]` is one of two ways to say it. First clause of `asked` is short: it is the title of the card.
 */
export interface Story {
  /** A name for those that a tour of the product goes by. */
  key?: string
  sub: string
  matter: Matter
  /** Who would say this; anybody when left out. */
  teller?: 'old' | 'young'
  asked: string
  /** Where, in words; the teller's group when left out. */
  place?: string
  wish?: string
  measures: string
  progress: string[]
  done: string
  /** What is said when it could only be done in part. */
  partly?: string
  thanks: string
  gripe?: string
  /** For the board: no names, no doors. Left out where nothing is ever shown. */
  shown?: { asked: string; done: string }
  pictures?: { before?: string; after?: string }
  /** A voice note said with the order, by file name. */
  voice?: string
}
