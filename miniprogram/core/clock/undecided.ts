/** Handed in without saying what kind of thing it is: the desk says so before it is sent on. In no county's list. */
export const UNDECIDED = {
  id: 'undecided',
  category: 'livelihood',
  label: '别的事',
  track: 1,
  needsPhoto: false,
  unit: 'days',
} as const
