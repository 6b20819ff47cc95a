/** News about anything but an order: one sentence to named people. Which sentence, how and whom: the tables of news. */
import type { About } from '../../miniprogram/core/about'
import { IN_OFFICE, type OfficeWho } from '../../miniprogram/core/news/office-tells'
import type { How, NewsPage, Template } from '../../miniprogram/core/news/tell'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { NewsDoc } from '../_documents'
import { store } from '../_platform/ports'
import { oneOf } from '../_platform/bounds'

export interface News {
  /** Unique: the same news is told once, however often it is written. */
  id: string
  about: About
  villageId: GridId
  /** No reasons and no names: it may be read over a shoulder. */
  message: string
  how?: How
  template?: Template
  page: NewsPage
  /** The number to say aloud, where there is one. */
  no?: string
  to: readonly PersonId[]
  /** As the row of the table says it; left out: not in any office. */
  who?: OfficeWho
  now: number
}

/** To be created in the transaction whose news it is. */
export const newsFor = ({
  id,
  about,
  villageId,
  message,
  how = 'message',
  template = 'points',
  page,
  no = '-',
  to,
  who,
  now,
}: News): NewsDoc => ({
  _id: `news:${id}`,
  v: 1,
  kind: 'news',
  at: now,
  about,
  since: now,
  to: [
    {
      who: 'named',
      people: [...new Set(to)],
      message,
      how,
      template,
      page,
      villageId,
      no,
      ...(who !== undefined && IN_OFFICE[who] ? { asStaff: true } : {}),
    },
  ],
  told: false,
  onBoards: false,
})

/** Everybody of these households (≤ 40). Asked before the transaction. */
export async function membersOf(householdIds: readonly string[]): Promise<PersonId[]> {
  if (householdIds.length === 0) return []
  return (await store.all('people', { where: { householdId: oneOf(householdIds) } })).map(({ _id }) => _id)
}
