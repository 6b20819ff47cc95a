/** How each kind of process is decided, folded and written. A new kind of matter is a row here, and one in `kept.ts`. */
import type { AboutKind } from '../../miniprogram/core/about'
import type { ProcessKind, Writing } from './keeping'
import { deeds } from './deeds/writing'
import { feedbacks } from './feedback/writing'
import { honours } from './honours/writing'
import { redemptions } from './redemptions/writing'
import { orders } from './orders/writing'

export const WRITTEN: { readonly [K in ProcessKind]: Writing<K> } = {
  ticket: orders,
  honour: honours,
  redemption: redemptions,
  deed: deeds,
  feedback: feedbacks,
}
export const PROCESS_KINDS = Object.keys(WRITTEN) as ProcessKind[]
export const isProcess = (kind: AboutKind): kind is ProcessKind => kind in WRITTEN
