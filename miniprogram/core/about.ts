/** What a text, a file, a look or a piece of news belongs to. */

/**
 * `ticket`: an order. `deed`: an application for points. `entry`: a line of a passbook. `step`: one before a minus. `join`:
 * a request to belong here. `person`: somebody's name. `node`: a place of the tree and its desk.
 */
export type AboutKind =
  | 'ticket'
  | 'deed'
  | 'honour'
  | 'redemption'
  | 'entry'
  | 'step'
  | 'good'
  | 'household'
  | 'join'
  | 'feedback'
  | 'person'
  | 'node'

export interface About<K extends AboutKind = AboutKind> {
  kind: K
  id: string
}

export const about = <K extends AboutKind>(kind: K, id: string): About<K> => ({ kind, id })
export const isAbout = (one: About, kind: AboutKind, id: string): boolean =>
  one.kind === kind && one.id === id
