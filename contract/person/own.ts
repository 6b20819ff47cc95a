/** What is kept about oneself: a copy of it, and being forgotten. Types only cross to the phone. */
import type { OpenKind } from '../../miniprogram/core/own/deleting'
import * as z from 'zod'
import { id, key } from '../shapes'

export const ownReads = {
  /** What would still be open, before anything is deleted. */
  'me.leaving': z.strictObject({}),
  /** Asked again while it is made; it also wakes what stopped. */
  'me.copyShow': z.strictObject({ id }),
  'me.copyPart': z.strictObject({ id, n: z.int().min(0).max(200) }),
} as const

export const ownWrites = {
  /** `seen`: what was still open when the person said yes. Anything more, and they are asked once more. */
  'me.delete': z.strictObject({ seen: z.array(id).max(200), key }),
  'me.copy': z.strictObject({ key }),
} as const

export interface OpenMatter {
  id: string
  kind: OpenKind
  /** Its number, where it has one. */
  no: string
  /** What it is, in few words that name nobody. */
  what: string
}
export interface Leaving {
  now: number
  open: OpenMatter[]
  /** Points of a household of which nobody would be left; null: others are, or there is none. */
  lastBalance: number | null
  /** Posts in force: with any, nothing can be deleted. */
  posts: string[]
}
export interface OwnReplies {
  'me.leaving': Leaving
  'me.copyShow': {
    id: string
    fileName: string
    state: 'waiting' | 'made' | 'failed'
    rows: number
    parts: number
  }
  'me.copyPart': { bytes: string }
  'me.delete': { words: number; files: number }
  'me.copy': { id: string }
}
