/** How points are earned here, and how often the own household still may. */
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { NOTHING_COUNTED, pointsLeft, tallyId, timesLeft } from '../../../miniprogram/core/points/often'
import { isOnSide } from '../../../miniprogram/core/people/demo'
import { inForce } from '../../../miniprogram/core/people/role'
import { refuse } from '../../../miniprogram/core/refusal'
import { pointsRules } from '../../_journal/points/rules'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { villageOf } from '../ticket/lists'

export const rules: Handler<'points.rules'> = {
  async known({ villageId: asked }, me) {
    const { person, actor, now } = me
    const villageId = asked ?? villageOf(me)
    const village = villageId ? await store.get('grids', villageId) : null
    if (village?.level !== 2 || !isOnSide(person, village.path))
      return refuse(asked ? 'NOT_FOUND' : 'NO_HOUSEHOLD')
    const { version, from, sample, items } = await pointsRules(village._id, now)
    const household = person.home.includes(village._id) ? person.householdId : null
    const today = dayKey(now)
    const counts = household
      ? await store.some(
          'quotas',
          items.map(item => tallyId(household, item.id)),
        )
      : []
    const tallies = new Map(counts.map(doc => [doc._id, doc]))
    const tallyOf = (item: string) => tallies.get(tallyId(household ?? '', item)) ?? NOTHING_COUNTED
    return {
      now,
      villageId: village._id,
      villageName: village.name,
      version,
      from,
      sample: sample === true,
      items: items.map(item => ({
        ...item,
        left: household && item.points > 0 ? timesLeft(tallyOf(item.id), item.often, today) : null,
        pointsLeft: household && item.points > 0 ? pointsLeft(tallyOf(item.id), item, today) : null,
      })),
      iAmGridMember: actor.posts.some(
        post => post.role === 'gridMember' && inForce(post, now) && post.path.includes(village._id),
      ),
    }
  },
}
