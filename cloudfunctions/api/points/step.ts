/** The first two of the three steps are written down: 一说理, 二批评. Nothing is taken yet. */
import { about } from '../../../miniprogram/core/about'
import { createHash } from 'node:crypto'
import { hasFirstStep } from '../../../miniprogram/core/points/steps'
import { itemOf } from '../../../miniprogram/core/points/rules'
import { isOwnHousehold } from '../../../miniprogram/core/people/impartial'
import { holdsPost } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { transaction } from '../../_platform/transaction'
import { households } from '../../_people/households'
import { pointsRules } from '../../_journal/points/rules'
import { store } from '../../_platform/ports'
import { checkTyped, keepWords } from '../../_journal/words/keep-words'
import type { Handler } from '../request/serve'
import { first } from '../../_platform/reach'

const MESSAGES = {
  1: '记下了：第一步，说理。',
  2: '记下了：第二步，批评。还不改，改天才能走第三步。',
} as const

export const step: Handler<'points.step'> = {
  async known({ householdId, itemId, step: which, text, key }, me) {
    const { person, actor, now } = me
    const _id = `s${createHash('sha256').update(`${person._id}:${key}`).digest('hex').slice(0, 23)}`
    const before = await store.get('steps', _id)
    // A key that was used for something else records nothing.
    if (before)
      return before.householdId === householdId && before.itemId === itemId && before.step === which
        ? { message: MESSAGES[which] }
        : refuse('BAD_INPUT', {}, 'key')
    const household = (await households.of([householdId])).get(householdId)
    const villageId = household?.path[2]
    if (!household || !villageId) return refuse('BAD_INPUT', {}, 'householdId')
    if (!(['gridMember', 'supervisor'] as const).some(role => holdsPost(actor, role, household.path, now)))
      return refuse('NOT_ALLOWED')
    if (isOwnHousehold(actor, householdId, now)) return refuse('NOT_YOURSELF')
    const item = itemOf(await pointsRules(villageId, now), itemId)
    if (!item?.threeSteps) return refuse('NO_SUCH_ITEM', {}, 'itemId')
    const taken = await store.list('steps', {
      where: { householdId, itemId },
      sort: ['at', 'desc'],
      limit: first(100),
    })
    if (which === 2 && !hasFirstStep(taken, now)) return refuse('NEEDS_STEPS')
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    const done = await transaction(async tx => {
      if (await tx.get('steps', _id)) return true
      await tx.create('steps', {
        _id,
        v: 1,
        villageId,
        householdId,
        itemId,
        step: which,
        at: now,
        by: person._id,
        byName: person.staffName,
      })
      await keepWords(tx, {
        id: `${_id}:step`,
        about: about('step', _id),
        no: which === 1 ? '说理记录' : '批评记录',
        villageId,
        path: household.path,
        by: person._id,
        owner: null,
        at: now,
        words: { text },
        check,
      })
      return true
    })
    return isRefusal(done) ? done : { message: MESSAGES[which] }
  },
}
