/** Sentences that a village keeps ready: at what they are offered, and how many there may be. */
export const READY_KINDS = ['reply', 'decline', 'dispatch', 'resolve'] as const
/** `reply`: how far it is. `decline`, `dispatch`, `resolve`: at that verb. */
export type ReadyKind = (typeof READY_KINDS)[number]

export const READY_LABELS: Readonly<Record<ReadyKind, string>> = {
  reply: '回话',
  decline: '不受理',
  dispatch: '派单',
  resolve: '办结',
}
export interface ReadySentence {
  id: string
  text: string
}
/** In the order in which the desk keeps them. */
export type ReadyBook = Readonly<Record<ReadyKind, readonly ReadySentence[]>>
export const NOTHING_READY: ReadyBook = { reply: [], decline: [], dispatch: [], resolve: [] }

/** More than fit on a screen would be looked for, not tapped. */
export const MOST_READY = 12
