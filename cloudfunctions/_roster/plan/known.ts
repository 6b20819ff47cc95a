/** What is already there, as a plan needs it; and what a plan says of each row. */
import type { Grid, GridId, Level } from '../../../miniprogram/core/people/grid'
import type { Kinship } from '../../../miniprogram/core/people/kinship'
import type { PersonId, Post } from '../../../miniprogram/core/people/role'

export interface KnownPerson {
  id: PersonId
  name: string
  phone: string | null
  /** It was last confirmed so long ago that it lets nobody in (docs/adr/0200). */
  isPhoneOld?: boolean
  householdId: string | null
  /** Null: the roster does not say. */
  relation: Kinship | null
  posts: readonly Post[]
  staffName: string | null
  bornIn: number | null
  /** Met face to face with the account they use: a post is in force as soon as it begins. */
  isConfirmed: boolean
  /** What they are like now: a row whose person changed since is left out (fingerprint.ts). */
  fingerprint: string
}
/** Somebody who was helped without being on a list (docs/adr/0201): nobody has listed them yet. */
export interface KnownGuest {
  name: string
  /** Null: the door was kept as it was said. */
  householdId: string | null
  /** Where their orders lie: a household grid, or what is above it. */
  gridId: GridId
}
export interface KnownHousehold {
  id: string
  gridId: GridId
  door: string
  /** Called by its head until somebody writes down a door. */
  noDoor: boolean
  /** '' for none. */
  cluster: string
  fingerprint: string
}
export interface Known {
  /** The node the file is for: nothing outside is read, nothing outside changes. */
  scope: Grid
  /** The importer's own node: a file grants posts below it only. */
  own: Grid
  /** The scope, what lies below, and what lies above. */
  grids: readonly Grid[]
  households: readonly KnownHousehold[]
  people: readonly KnownPerson[]
  guests: readonly KnownGuest[]
  /** Of whom somebody said on the page that they are gone. */
  gone: Readonly<Record<PersonId, Gone>>
  now: number
  /** The id that follows from a key: of the same door and name always the same, so that twice is once. */
  idOf: (kind: 'person' | 'household' | 'grid', key: string) => string
  /** For somebody or something new: the same, unless another has it. */
  idFor: (kind: 'person' | 'household' | 'grid', key: string) => string
}

/** What would be written. `seen`: the fingerprint it was planned on; null: it is new. */
export type Intent =
  | {
      kind: 'person'
      id: PersonId
      seen: string | null
      name?: string
      phone?: string
      bornIn?: number
      /** null: they leave their household. */
      householdId?: string | null
      /** They leave it because they died. */
      died?: true
      relation?: Kinship
      posts?: readonly Post[]
      staffName?: string
      staffPhone?: string
    }
  | {
      kind: 'household'
      id: string
      seen: string | null
      gridId: GridId
      door: string
      noDoor?: true
      cluster?: string
    }
  | {
      kind: 'grid'
      id: GridId
      seen: null
      name: string
      level: Level
      parent: GridId
      path: GridId[]
      code?: string
    }

export const STATES = ['new', 'changed', 'same', 'ended', 'wrong'] as const
export type State = (typeof STATES)[number]

/** One row of the file, and what becomes of it. */
export interface PlannedRow {
  /** As a spreadsheet counts: 17. */
  row: number
  /** The cell it is about: F17. */
  cell: string
  state: State
  /** Whose row it is, as the file writes it. */
  who: string
  message: string
  intents: readonly Intent[]
  /** A post that begins or ends by this row: listed by name before anything is written. */
  grants?: string
}

/** Said of somebody whom the file does not name: they left, or died. */
const GONE_HOW = ['moved', 'died'] as const
export type Gone = (typeof GONE_HOW)[number]

/** Rows that are written together: a household and its people. */
export type Unit = readonly PlannedRow[]

/** Stored, and not in the file: kept, and said. Villagers with their surname: a file does not show who else there is. */
export interface Missing {
  who: string
  where: string
  /** Of a villager, who may be said to be gone; null where nothing can be said. */
  id: PersonId | null
  /** What somebody said of them on the page. */
  how: Gone | null
}
export interface Plan {
  units: readonly Unit[]
  missing: readonly Missing[]
}
