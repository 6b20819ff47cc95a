/** A village's people with names and numbers, let out with a second yes. Types only cross to the phone. */
import { EXPORT_PURPOSE_NAMES, type ExportPurpose } from '../../miniprogram/core/county/exporting'
import * as z from 'zod'
import { id, key } from '../shapes'

export const exportReads = {
  /** `node`: the village it would be of; left out: the desk's own. */
  'export.home': z.strictObject({ node: id.optional() }),
} as const

export const exportWrites = {
  'export.ask': z.strictObject({ node: id, purpose: z.enum(EXPORT_PURPOSE_NAMES), key }),
  'export.answer': z.strictObject({ id, yes: z.boolean(), key }),
  /** Once: the same press goes on with the same file (`listing.show`, `listing.part`), another one is refused. */
  'export.fetch': z.strictObject({ id, key }),
} as const

export interface ExportCard {
  id: string
  village: string
  purpose: ExportPurpose
  byName: string
  at: number
  /** `over`: nobody answered, or nobody fetched it in time. */
  state: 'asked' | 'agreed' | 'refused' | 'fetched' | 'over'
  until: number
  answeredByName: string
}
export interface ExportReplies {
  'export.home': {
    now: number
    /** What one may be asked for; null: no village is shown. */
    village: { id: string; name: string } | null
    /** The reader's own, the newest first. */
    mine: ExportCard[]
    /** Those that the reader may let out. */
    waiting: ExportCard[]
    /** Behind these, more wait. */
    more: boolean
  }
  'export.ask': { message: string }
  'export.answer': { message: string }
  /** The file: asked for by this id as any other list. */
  'export.fetch': { id: string }
}
