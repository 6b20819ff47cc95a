/** How one collection tells a person what it holds about them. */
import { LONG } from '../../../miniprogram/core/lasts'
import type { Collection, Documents, PersonDoc } from '../../_documents'

export interface Whose {
  person: PersonDoc
  now: number
}
/** One line of the copy. `at`: when it happened; null: as it is now. */
export interface Line {
  at: number | null
  text: string
}
export interface Kept<C extends Collection> {
  /** First column of the copy. */
  title: string
  find(whose: Whose): Promise<readonly Documents[C][]>
  say(doc: Documents[C], whose: Whose): Line | readonly Line[]
}

/** Why a collection has no lines of its own; each is said at the end of the copy. */
export const WITHOUT = {
  nobody: '没有写到人的地方：网格的名字、规则、放假安排、商品、数字和封条。',
  office: '在岗位上办的事（收名册、要表、打印、定岗位、改规则、盘货）是公家的记录，跟着事走，不在这份里。',
  keyed: '认不出是谁的记号：按过哪一下、猜错几次、体验码，过了日子自己删。',
  passing: '正要提醒的事、正在跑的活，做完就没有了。',
  elsewhere: `跟着别的行一起说了的：等人看的话、门牌上的编号、名册文件里的格子（加密，${LONG.importCells}内删）。`,
} as const
export type Without = keyof typeof WITHOUT

/** Of what lies under a household's id: nothing where the person has none. */
export const ofHousehold =
  <D>(find: (householdId: string) => Promise<readonly D[]>) =>
  ({ person: { householdId } }: Whose): Promise<readonly D[]> =>
    householdId === null ? Promise.resolve([]) : find(householdId)

/** One document, or none. */
export const oneOrNone = async <D>(found: Promise<D | null>): Promise<readonly D[]> => {
  const doc = await found
  return doc ? [doc] : []
}
