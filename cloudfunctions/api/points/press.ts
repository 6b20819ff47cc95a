/** The verbs of an application: confirm, withdraw, object, answer. Who may is core's table. */
import { createHash } from 'node:crypto'
import { dateText } from '../../../miniprogram/core/clock/shanghai'
import type { Command } from '../../../miniprogram/core/points/deed/application'
import { counts, NEEDS_SECOND_SAYS } from '../../../miniprogram/core/points/objections'
import type { Application } from '../../../miniprogram/core/points/types'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { ApplicationDetail } from '../../../contract/points'
import { applicationInfo } from './application-view'
import { objecting, rememberAt } from '../../_journal/points/objectors'
import { pressApplication, type ApplicationPress } from '../../_points/applications'
import type { Known } from '../../_people/person'
import type { Handler } from '../request/serve'

type Answer = Promise<{ application: ApplicationDetail; message: string } | Refusal>

async function pressed(press: ApplicationPress, message: (after: Application) => string): Answer {
  const after = await pressApplication(press)
  return isRefusal(after) ? after : seen(after, press.by, message(after))
}

/** The page as it is now, and one sentence for the toast. */
export async function seen(after: Application, me: Known, message: string): Answer {
  const application = await applicationInfo(after, me)
  return application ? { application, message } : refuse('NOT_FOUND')
}

export const confirm: Handler<'points.confirm'> = {
  async known({ id, agree, reason, key }, me) {
    if (!agree && !reason) return refuse('NEEDS_REASON', {}, 'reason')
    // A word beside a yes would be read by nobody.
    if (agree && reason) return refuse('BAD_INPUT', {}, 'reason')
    return pressed(
      { id, key, by: me, command: { verb: agree ? 'confirm' : 'refuse' }, typed: reason },
      after =>
        agree && after.objectUntil !== null
          ? `证实好了，公示到 ${dateText(after.objectUntil)}。`
          : '记下了，报的人会看到为什么。',
    )
  },
}

export const withdraw: Handler<'points.withdraw'> = {
  known: ({ id, key }, me) =>
    pressed({ id, key, by: me, command: { verb: 'withdraw' } }, () => '撤回来了，不用再管它。'),
}

export const object: Handler<'points.object'> = {
  async known({ id, householdId = null, reason, humanCheck, key }, me) {
    // The tap names the objection: the same one twice is one.
    const objectionId = `o${createHash('sha256').update(`${me.person._id}:${key}`).digest('hex').slice(0, 15)}`
    const after = await objecting(
      me.person._id,
      me.now,
      ({ needsSecond, rev }) =>
        pressApplication({
          id,
          key,
          by: me,
          command: { verb: 'object', objectionId, householdId, needsSecond },
          typed: reason,
          humanCheck,
          also: tx =>
            rememberAt(tx, me.person._id, rev, { about: id, kind: 'deed', id: objectionId, at: me.now }),
        }),
      me.again === true,
    )
    if (isRefusal(after)) return after
    const mine = after.objections.find(one => one.id === objectionId)
    return seen(
      after,
      me,
      mine && !counts(after.objections, mine)
        ? NEEDS_SECOND_SAYS
        : '记下了，监委会会答复。别人看不到是谁提的。',
    )
  },
}

export const answer: Handler<'points.answer'> = {
  known({ id, objectionId, upheld, reason, key }, me) {
    const command: Command = { verb: 'answer', objectionId, upheld }
    return pressed({ id, key, by: me, command, typed: reason }, after =>
      after.state === 'overruled'
        ? '答复记下了，这一件不入账。'
        : after.state === 'objected'
          ? '答复记下了，还有别的意见要答复。'
          : '答复记下了，公示期满就入账。',
    )
  },
}

export const standAside: Handler<'points.standAside'> = {
  known: ({ id, key }, me) =>
    pressed({ id, key, by: me, command: { verb: 'standAside' } }, () => '记下了，您回避，这一件请别的人来。'),
}
