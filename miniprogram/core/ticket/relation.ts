/** How someone stands to one ticket; computed by people/relations.ts. One person may have several. */
export const RELATIONS = [
  'requester',
  'author',
  'holder',
  'coHandler',
  'offered',
  'dispatcher',
  'supervisor',
  'inspector',
  'gridMember',
  'approver',
  'villager',
  'stranger',
  'clock',
] as const
export type Relation = (typeof RELATIONS)[number]
