/** The public board, ratings told together, the daily seal. */
import type { Board } from '../../miniprogram/core/board/board'
import type { Hidden } from '../../miniprogram/core/board/hidden'
import type { Five } from '../../miniprogram/core/board/release'
import type { GridId } from '../../miniprogram/core/people/grid'

/** Projections. `_id` = `${villageId}:${month}`. */
export interface BoardDoc {
  _id: string
  v: 1
  villageId: GridId
  month: string
  board: Board
  madeAt: number
  /** When it changes by itself (a limit passes, the month is sealed), or when it must be made again; null: never. */
  nextAt: number | null
}
/** Five ratings told together (core/board/release.ts), `${villageId}:${month}:${n, 3 digits}`. An act, not a projection: never made again. */
export interface ReleaseDoc extends Five {
  _id: string
  v: 1
  villageId: GridId
  month: string
}
/** What is on no wall, counted for a town and quarter, `${townId}:${quarter}`. An act, not a projection: never made again. */
export interface HiddenCountDoc extends Hidden {
  _id: string
  v: 1
  madeAt: number
}
/** Daily seal, `${villageId}:${day}`: root over the heads of the tickets and accounts that moved that day, chained to the seal before. */
export interface SealDoc {
  _id: string
  /** 1: hashed in a row; 2: a Merkle root (core/points/merkle.ts). */
  v: 1 | 2
  villageId: GridId
  day: string
  root: string
  /** `id:rev:hash` of the last event of that day, for every ticket that moved; `account/…` for every household whose points did. */
  leaves: string[]
  count: number
  prev: string
  madeAt: number
}
