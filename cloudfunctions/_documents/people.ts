/** The tree of grids, people, households and who lives where. */
import type { About } from '../../miniprogram/core/about'
import type { Belonging, JoinedHow, KinHousehold } from '../../miniprogram/core/people/belonging'
import type { Grid, GridId, GroupPurpose } from '../../miniprogram/core/people/grid'
import type { Kinship } from '../../miniprogram/core/people/kinship'
import type { PersonId, Post } from '../../miniprogram/core/people/role'

/** AES-256-GCM, base64 of iv|tag|ciphertext, with the key's number in front: `1:…`. */
export type Sealed = string
export interface GridDoc extends Grid {
  _id: GridId
  v: 1
  /** Households are on their way from or to it: nothing else is changed meanwhile. */
  regrouping?: string
  /** How often a door, a post or a grid was put into it: the step that ends it compares (open-grid.ts). */
  came?: number
  groups: { purpose: GroupPurpose; opengid: string; boundBy: PersonId; at: number }[]
  /** On the root of the demonstration county only: until when it is good, and since when it is being erased. */
  demo?: { until: number; endingAt: number | null }
}
export interface PersonDoc {
  _id: PersonId
  v: 1
  /** Unique. `unbound:<id>` until the person joins: a missing field would collide as null. */
  openid: string
  nameSealed: Sealed
  /**
   * The name was typed, and the checker was silent or unsure: others read 「姓名待核」 until a person has looked, and for
   * good once it was refused. `review`: which look decides; null: the name stands.
   */
  nameDoubt: { review: string; state: 'review' | 'refused' } | null
  phoneSealed: Sealed | null
  /**
   * The number as a file or an office wrote it down: a keyed hash to find it by, and when that was. Absent or null: nobody
   * did, or the person has given another one since (docs/adr/0200).
   */
  listedPhone?: { key: string; at: number } | null
  /** Public name and phone of those who hold a post; null for residents. */
  staffName: string | null
  staffPhone: string | null
  householdId: string | null
  home: GridId[]
  /** Year of birth, of those who were children when the roster came in: of nobody else's is it kept. */
  bornIn?: number | null
  /** To the head of the household they live in now, where the roster says so. */
  relation?: Kinship | null
  /** Every stay in a household; an ended one is kept for 180 days. */
  belonged: Belonging[]
  kinHouseholds: KinHousehold[]
  posts: Post[]
  /** `${role}@${gridId}` for every node on each post's path: candidates under a node by one equality. */
  postKeys: string[]
  elder: boolean
  /** Recorded as dead by a desk. */
  diedAt?: number
  /** When they asked to be forgotten: nobody is told anything about them any more, and nobody rings. */
  deletedAt?: number
  privacyAgreedAt: number | null
  /** Which account somebody above confirmed face to face. Posts give power only while it is the present one. */
  confirmed: { openid: string; by: PersonId | 'county'; at: number } | null
  /**
   * Where somebody says they live whom nobody has confirmed there: enough to order from, nothing else. `door`: as it was
   * said for somebody who was helped (docs/adr/0201); `householdId` is null where no door of the village is called so.
   */
  guestAt: { householdId: string | null; path: GridId[]; door?: string } | null
  /**
   * This one turned out to be another person: account, stays and orders went there. `by`: who met them face to face.
   * `open`: since when their orders are being carried over; null: done.
   */
  united?: { into: PersonId; by: PersonId; at: number; open: number | null }
}
export interface HouseholdDoc {
  _id: string
  v: 1
  gridId: GridId
  path: GridId[]
  /** As people say it. Where `noDoor` it is 「三组 周家」, by the surname of the head. */
  door: string
  noDoor?: true
  /** Somebody grown up of it came in from a card in this WeChat group (a keyed hash): counted, never listed. */
  inGroup?: { group: string; at: number }
  /** 联户: several households that look after each other, where the tree has no node for it. */
  cluster?: string
}
/**
 * Append-only: somebody came to a household, left it, or a wrong join was taken back. `_id` =
 * `${householdId}:${at, 13 digits}:${personId}:${type}`, so the same step is written once.
 */
export interface BelongingEventDoc {
  _id: string
  v: 1
  householdId: string
  personId: PersonId
  type: 'joined' | 'left' | 'undone' | 'united'
  how: JoinedHow
  at: number
  /** Who said so: the person, a housemate, a grid member; 'county' for the county's file. */
  by: PersonId | 'county'
}
/**
 * What is left of a deleted person for 180 days: the household rules look back that far. `_id` is a keyed hash of the
 * account or of the phone number; nothing in it leads to a name.
 */
export interface FormerStaysDoc {
  _id: string
  v: 1
  stays: { householdId: string; from: number; until: number }[]
  until: number
}
/** `_id`: a keyed hash of the group's opengid. One WeChat group serves one node and purpose: the rule spans grids, so it has a document. */
export interface GroupDoc {
  _id: string
  v: 1
  gridId: GridId
  purpose: GroupPurpose
  at: number
  by: PersonId
}
/** Who read a sealed name or phone, and what for; shown to the person concerned. */
export interface ReaderDoc {
  _id: string
  v: 1
  at: number
  by: PersonId
  byName: string
  of: PersonId
  about: About
  no: string
  /** What was looked at: name and phone, or the words of the matter; `list`: name and phone went out on a list; `search`: the person was looked for. */
  what: 'phone' | 'words' | 'list' | 'search'
  purpose: string
  /** Id of the words under which the purpose waits for a person to look. */
  doubt?: string | null
}
