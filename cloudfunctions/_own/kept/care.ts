/** What somebody agreed to have written down, and a grid member's own note of visits. */
import { dateText } from '../../../miniprogram/core/clock/shanghai'
import { standing, TAG_LABELS } from '../../../miniprogram/core/care/tags'
import { agreementsIn, visitsIn } from '../../_people/care/kept'
import { store } from '../../_platform/ports'
import { oneOrNone, type Kept, type Line } from './row'

export const tags: Kept<'tags'> = {
  title: '答应网格员记着的',
  find: ({ person }) => oneOrNone(store.get('tags', person._id)),
  say(doc, { person, now }) {
    const agreements = agreementsIn(doc, person)
    return standing(agreements, now).flatMap((tag): Line[] => {
      const one = agreements[tag]
      if (!one) return []
      const how = one.how === 'self' ? '您自己按的' : `您当面说的，${one.heardBy}听到`
      return [{ at: one.at, text: `${TAG_LABELS[tag]}（${how}），到 ${dateText(one.until)}` }]
    })
  },
}

/** How many only: which doors is the households' own, and on no list. */
export const visits: Kept<'visits'> = {
  title: '自己记的走访',
  find: ({ person }) => oneOrNone(store.get('visits', person._id)),
  say: doc => ({ at: null, text: `记着 ${Object.keys(visitsIn(doc)).length} 户最近一次是哪天去的` }),
}
