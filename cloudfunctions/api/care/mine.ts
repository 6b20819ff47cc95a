/** What is written down about me: what I agreed to, who reads it, when somebody came. Taken back at once. */
import { lastVisit, unvisited } from '../../../miniprogram/core/care/visits'
import { agreed, standing, TAGS, takenBack, type Agreements } from '../../../miniprogram/core/care/tags'
import { LONG } from '../../../miniprogram/core/lasts'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import type { TagInfo } from '../../../contract/person/care'
import { agreementsOf, changeAgreements, changeVisits, lookingAfter, visitsIn } from '../../_people/care/kept'
import { titleOf } from '../../_people/households'
import { shownName } from '../../_people/posts'
import { store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Handler } from '../request/serve'

export const tagInfos = (agreements: Agreements, now: number): TagInfo[] => {
  const holding = standing(agreements, now)
  return TAGS.map(tag => {
    const one = holding.includes(tag) ? agreements[tag] : undefined
    return {
      tag,
      agreed: one ? { how: one.how, heardBy: one.heardBy, at: one.at, until: one.until } : null,
    }
  })
}

export const care: Handler<'me.care'> = {
  async known(_, { person, now }) {
    const household = person.householdId === null ? null : await store.get('households', person.householdId)
    if (!household) return { now, title: null, tags: tagInfos({}, now), readBy: [], visits: [] }
    const [agreements, readers, title] = await Promise.all([
      agreementsOf([person]),
      lookingAfter(household, now),
      titleOf(household._id),
    ])
    const notes = new Map(
      (
        await store.some(
          'visits',
          readers.map(({ _id }) => _id),
        )
      ).map(doc => [doc._id, visitsIn(doc)]),
    )
    return {
      now,
      title,
      tags: tagInfos(agreements.get(person._id) ?? {}, now),
      readBy: readers.map(shownName),
      visits: readers.flatMap(one => {
        const visit = lastVisit(notes.get(one._id) ?? {}, household._id, now)
        return visit ? [{ by: shownName(one), ...visit }] : []
      }),
    }
  },
}

export const tag: Handler<'me.tag'> = {
  async known({ tag: which, yes }, me) {
    const answer = {
      message: yes ? `记下了，${LONG.tag}内有效，随时能收回。` : '收回了，网格员现在就看不到了。',
    }
    if (me.again) return answer
    const done = await transaction<true>(async tx => {
      const person = await tx.get('people', me.person._id)
      if (!person || person.householdId === null) return refuse('TAG_NO_HOUSEHOLD')
      await changeAgreements(tx, person, before =>
        yes ? agreed(before, which, { how: 'self', heardBy: '' }, me.now) : takenBack(before, which),
      )
      return true
    })
    return isRefusal(done) ? done : answer
  },
}

export const forgetVisit: Handler<'me.forgetVisit'> = {
  async known(_, me) {
    const household =
      me.person.householdId === null ? null : await store.get('households', me.person.householdId)
    if (!household) return refuse('TAG_NO_HOUSEHOLD')
    const answer = { message: '删掉了，没有人记着哪天来过您家。' }
    if (me.again) return answer
    const readers = await lookingAfter(household, me.now)
    const done = await transaction<true>(async tx => {
      for (const { _id } of readers)
        await changeVisits(tx, _id, visits => unvisited(visits, household._id, me.now), me.now)
      return true
    })
    return isRefusal(done) ? done : answer
  },
}
