/**
 * Phones that were not updated yet: how what they ask and are told differs from today's contract. Served are today's
 * and the one before; when `CONTRACT` is raised this table is emptied and filled again (docs/stored-format.md).
 */
import type { Route } from '.'

export interface Older {
  /** Their question as today's contract knows it. It is checked afterwards like any other. */
  ask?(data: Record<string, unknown>): Record<string, unknown>
  /** Today's answer as they know it. */
  answer?(data: unknown): unknown
}

export const BEFORE: { readonly [R in Route]?: Older } = {}
