/** A list of a village's people with names and numbers: asked for by one, let out by another, fetched once (rules §11). */
import type { ExportPurpose } from '../../miniprogram/core/county/exporting'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'

export interface ExportDoc {
  _id: string
  v: 1
  village: GridId
  path: GridId[]
  villageName: string
  purpose: ExportPurpose
  by: PersonId
  byName: string
  /** For which office of theirs. */
  office: GridId
  at: number
  state: 'asked' | 'agreed' | 'refused' | 'fetched'
  /** Until then it may be answered; when it was agreed to, fetched. */
  until: number
  /** Where those stand who may answer while nobody has. */
  waitsAt: GridId[]
  /** at (13 digits) + id. */
  sortKey: string
  answeredBy: PersonId | null
  answeredByName: string
  answeredAt: number | null
}
