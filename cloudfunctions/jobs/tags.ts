/** What somebody agreed to have written down: told two weeks before it ends, then gone. */
import { about } from '../../miniprogram/core/about'
import { looked, nextLook } from '../../miniprogram/core/care/tags'
import { officeTell } from '../../miniprogram/core/news/office-tells'
import type { TagsDoc } from '../_documents'
import { newsFor } from '../_notices/news'
import { agreementsIn, changeAgreements, lookingAfter } from '../_people/care/kept'
import { isUnbound } from '../_people/joining'
import { store } from '../_platform/ports'
import { transaction } from '../_platform/transaction'
import { eachDue } from './each-due'
import type { Job } from './slice'

export const tags: Job = {
  name: 'tags',
  wakes: ['tags'],
  run: slice =>
    eachDue(slice, {
      collection: 'tags',
      where: {},
      by: 'dueAt',
      until: slice.now,
      work: doc => look(doc, slice.now),
    }),
}

async function look({ _id, householdId }: TagsDoc, now: number): Promise<void> {
  const household = await store.get('households', householdId)
  const readers = household ? await lookingAfter(household, now) : []
  await transaction<true>(async tx => {
    const doc = await tx.get('tags', _id)
    const person = await tx.get('people', _id)
    // Taken back, or agreed to again, since it was due.
    if (!doc || doc.dueAt > now) return true
    // They live elsewhere now: it counts for nothing.
    if (person?.householdId !== doc.householdId) {
      await tx.remove('tags', _id)
      return true
    }
    const before = agreementsIn(doc, person)
    const { agreements, endsSoon } = looked(before, now)
    const days = endsSoon.flatMap(tag => agreements[tag]?.until ?? [])
    await changeAgreements(tx, person, () => agreements)
    if (!household || days.length === 0) return true
    const day = Math.min(...days)
    const common = { villageId: household.path[2] ?? '', now }
    const id = `tags-${_id}-${nextLook(before) ?? 0}`
    if (!isUnbound(person))
      await tx.put(
        'due',
        newsFor({
          id,
          about: about('person', _id),
          ...officeTell('TagEnding', { day }),
          to: [_id],
          ...common,
        }),
      )
    if (readers.length > 0)
      await tx.put(
        'due',
        newsFor({
          id: `${id}-there`,
          about: about('household', household._id),
          ...officeTell('TagEndingThere', { day }),
          to: readers.map(one => one._id),
          ...common,
        }),
      )
    return true
  })
}
