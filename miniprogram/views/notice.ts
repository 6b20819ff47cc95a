export type StateKind = '' | 'loading' | 'empty' | 'error' | 'refused' | 'offline'
/** Why a page shows nothing yet, or not the newest. */
export interface Notice {
  kind: StateKind
  title: string
  words: string
  number: string
  act: string
}
