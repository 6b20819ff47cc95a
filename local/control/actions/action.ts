import type { Kept } from '../state'
import type { Body } from './body'

export interface Plane {
  kept: Kept
  /** How often something new is still described as on its way before it is there. */
  lag: number
  /** What a function answers to the account. */
  invoke?: (name: string, event: object) => Promise<unknown>
}
/** Answers the fields of `Response`, or throws a ControlError. */
export type Action = (plane: Plane, body: Body) => Record<string, unknown> | Promise<Record<string, unknown>>
