/** Every verb of an honour: one way in. */
import { about } from '../../../miniprogram/core/about'
import type { HonourCommand } from '../../../miniprogram/core/honour/commands'
import { messageAfter } from '../../../miniprogram/core/honour/decide'
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { HonourPressed } from '../../../contract/points/pressed'
import { press } from '../../_journal/execute'
import { viewerOf } from '../../_journal/honours/viewer'
import { toldOf, withNew, type Told } from '../../_journal/told'
import type { Known } from '../../_people/person'
import type { Handler } from '../request/serve'
import { openHonour } from './info'

type Asked = { id?: string; key: string; humanCheck?: true }

export function verb<V extends HonourPressed>(name: V): Handler<`honour.${V}`> {
  const known = async ({ id, key, humanCheck, ...input }: Asked, me: Known) => {
    // What was told before is read while it changes.
    let before: Told<'honour'> | null = null
    const done = await press('honour', {
      id: id ?? null,
      // The contract checked the input against this very verb.
      command: { verb: name, key, input } as unknown as HonourCommand,
      by: me,
      now: me.now,
      humanCheck,
      async meanwhile() {
        before = id === undefined ? null : await toldOf(about('honour', id))
      },
    })
    if (isRefusal(done)) return done
    const { matter: honour, written } = done
    const told = written && (id === undefined || before) ? withNew<'honour'>(before, written) : null
    return {
      honour: await openHonour(honour, await viewerOf(me, honour), told),
      message: messageAfter(name, honour),
    }
  }
  return { known } as unknown as Handler<`honour.${V}`>
}
