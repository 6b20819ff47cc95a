/** How points are earned here, and how often the own household still may. */
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { quotaId } from '../../../miniprogram/core/points/often'
import { inForce } from '../../../miniprogram/core/people/role'
import { refuse } from '../../../miniprogram/core/refusal'
import { pointsRules } from '../../_shell/points-rules'
import { store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'
import { villageOf } from '../ticket/lists'

export const rules: Handler<'points.rules'> = {
  async known({ villageId: asked }, me) {
    const { person, actor, now } = me
    const villageId = asked ?? villageOf(me)
    const village = villageId ? await store.get('grids', villageId) : null
    if (village?.level !== 2) return refuse(asked ? 'NOT_FOUND' : 'NO_HOUSEHOLD')
    const { version, from, sample, items } = await pointsRules(village._id, now)
    const household = person.home.includes(village._id) ? person.householdId : null
    const today = dayKey(now)
    const ids = items.map(item => (household ? quotaId(household, item.id, item.often, today) : ''))
    const used = new Map((household ? await store.some('quotas', ids) : []).map(doc => [doc._id, doc.used]))
    return {
      now,
      villageId: village._id,
      villageName: village.name,
      version,
      from,
      sample: sample === true,
      items: items.map((item, i) => ({
        ...item,
        left:
          household && item.points > 0 ? Math.max(0, item.often.times - (used.get(ids[i] ?? '') ?? 0)) : null,
      })),
      iAmGridMember: actor.posts.some(
        post => post.role === 'gridMember' && inForce(post, now) && post.path.includes(village._id),
      ),
    }
  },
}
