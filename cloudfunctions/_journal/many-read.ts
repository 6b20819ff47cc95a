/** Somebody looks at unusually many people's numbers and words: the level above hears of it, once a day. */
import { about } from '../../miniprogram/core/about'
import { dayKey, startOfDay } from '../../miniprogram/core/clock/shanghai'
import { officeTell } from '../../miniprogram/core/news/office-tells'
import type { GridId } from '../../miniprogram/core/people/grid'
import { MANY_READ } from '../../miniprogram/core/people/reading'
import { newsFor } from '../_notices/news'
import { nearest } from '../_people/in-post'
import type { Known } from '../_people/person'
import { gte, otherThan, type Where } from '../_platform/bounds'
import { isDuplicate } from '../_platform/database-error'
import { store } from '../_platform/ports'
import { MOST_AT_ONCE, onePage } from '../_platform/reach'

/** A list that went out with a second yes is no look. */
const linesOfToday = ({ person, now }: Known): Where => ({
  by: person._id,
  at: gte(startOfDay(now)),
  what: otherThan('list'),
})

/** Whether there are so many lines today that it may be time to tell: asked beside the writing of one more. */
export const hasReadMany = async (me: Known): Promise<boolean> =>
  (await store.nth('readers', { where: linesOfToday(me), sort: ['at', 'asc'] }, MANY_READ - 1)) !== null

/** `path`: of what was looked at. Nobody is told of themselves: of the town's own the county hears. */
export async function tellOfMany(me: Known, path: readonly GridId[]): Promise<void> {
  const { person, now } = me
  const lines = await store.parts(
    'readers',
    { where: linesOfToday(me), sort: ['at', 'asc'], limit: onePage(MOST_AT_ONCE) },
    { of: true },
  )
  const people = new Set(lines.map(({ of }) => of).filter(of => of !== '' && of !== person._id)).size
  if (people < MANY_READ) return
  const isOther = ({ _id }: { _id: string }) => _id !== person._id
  const town = (await nearest('inspector', path, now)).filter(isOther)
  const to = town.length > 0 ? town : (await nearest('admin', path, now)).filter(isOther)
  if (to.length === 0) return
  const news = newsFor({
    id: `many-read-${person._id}-${dayKey(now)}`,
    about: about('node', path[1] ?? path[0] ?? ''),
    villageId: path[1] ?? path[0] ?? '',
    ...officeTell('ManyRead', { name: person.staffName ?? '代办的人', people }),
    to: to.map(({ _id }) => _id),
    now,
  })
  await store
    .transaction(tx => tx.create('due', news))
    .catch((error: unknown) => {
      // Told today.
      if (!isDuplicate(error)) throw error
    })
}
