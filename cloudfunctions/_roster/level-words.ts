/** How other people's tables call a level of the tree; a name is compared without it. */
const VILLAGE_WORDS = ['行政村', '社区', '村'] as const
const ENDS = new RegExp(`(${[...VILLAGE_WORDS, '镇', '乡', '街道', '县'].join('|')})$`)

/** 柳溪村 → 柳溪. */
export const withoutLevel = (name: string): string => name.replace(ENDS, '')
/** Whether 柳溪 may be what people call 柳溪村. */
export const isVillageCalled = (full: string, name: string): boolean =>
  full === name || VILLAGE_WORDS.some(word => full === name + word)
