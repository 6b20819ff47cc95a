/** How other people's tables call a level of the tree; a name is compared without it. */
const VILLAGE_LEVELS = ['行政村', '社区', '村'] as const
const ENDS = new RegExp(`(${[...VILLAGE_LEVELS, '镇', '乡', '街道', '县'].join('|')})$`)

/** 柳溪村 → 柳溪. */
export const withoutLevel = (name: string): string => name.replace(ENDS, '')
/** Whether 柳溪 may be what people call 柳溪村. */
export const isVillageCalled = (full: string, name: string): boolean =>
  full === name || VILLAGE_LEVELS.some(word => full === name + word)

/** 「枫林村二组 961 号」: a name that ends in 村 or 镇 and is neither ours nor a group's. A road may be called 新村路. */
export const elsewhereIn = (text: string): string | null =>
  /^\s*(\p{Script=Han}{1,8}?(?:村|镇|乡|街道))(?!民|小组|组|委|路|街|巷|道|口|头)/u.exec(text)?.[1] ?? null
