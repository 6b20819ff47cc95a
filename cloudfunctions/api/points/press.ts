/** Every verb of a good deed: one way in. */
import { about } from '../../../miniprogram/core/about'
import type { DeedCommand } from '../../../miniprogram/core/deed/commands'
import { messageAfter } from '../../../miniprogram/core/deed/decide'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import type { DeedPressed } from '../../../contract/points/pressed'
import { press } from '../../_journal/execute'
import { toldOf, withNew, type Told } from '../../_journal/told'
import type { Known } from '../../_people/person'
import type { Handler } from '../request/serve'
import { deedInfo } from './deed-info'

type Asked = { id?: string; key: string; humanCheck?: true }

export function verb<V extends DeedPressed>(name: V): Handler<`points.${V}`> {
  const known = async ({ id, key, humanCheck, ...input }: Asked, me: Known) => {
    // What was told before is read while it changes.
    let before: Told<'deed'> | null = null
    const done = await press('deed', {
      id: id ?? null,
      // The contract checked the input against this very verb.
      command: { verb: name, key, input } as unknown as DeedCommand,
      by: me,
      now: me.now,
      humanCheck,
      async meanwhile() {
        before = id === undefined ? null : await toldOf(about('deed', id))
      },
    })
    if (isRefusal(done)) return done
    const { matter: deed, written } = done
    const told = written && (id === undefined || before) ? withNew<'deed'>(before, written) : null
    const application = await deedInfo(deed, me, told)
    return application ? { application, message: messageAfter(name, deed, {}) } : refuse('NOT_FOUND')
  }
  return { known } as unknown as Handler<`points.${V}`>
}
