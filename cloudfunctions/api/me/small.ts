/** The short ones: whom to call, who looked at my number, messages seen and accepted, complaints and suggestions. */
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { askedIds, longTermIds } from '../../_notices/templates'
import { store } from '../../_platform/ports'
import { heldTexts } from '../../_journal/words/keep-words'
import type { Handler } from '../request/serve'
import { withRetry } from '../../_platform/retry'
import { isDemoNode } from '../../_people/county'
import { nobody } from '../../_people/joining'
import { doorByCode } from '../join/door'
import { contactsOf, deskOf } from './me'

/** By a card's code the contacts of its door. Of someone unknown here a village must be named, and only its desk is told: the number that hangs on the notice board. */
export const contact: Handler<'me.contact'> = {
  async anyone({ villageId, code }, { person, openid, now }) {
    if (code !== undefined) {
      if (person && isOfDemo(person)) return refuse('IN_DEMO')
      const household = await doorByCode(code, openid, now)
      return isRefusal(household) ? household : contactsOf({ ...nobody('', ''), home: household.path }, now)
    }
    if (person) return contactsOf(person, now)
    return villageId === undefined || (await isDemoNode(villageId)) ? [] : deskOf(villageId, now)
  },
}

export const access: Handler<'me.access'> = {
  async known(_, { person }) {
    const lines = (await store.all('readers', { where: { of: person._id } })).sort((a, b) => b.at - a.at)
    const shown = await heldTexts(
      lines.map(({ doubt }) => doubt),
      person._id,
    )
    return lines.map(({ at, byName, what, purpose, no, doubt }) => ({
      at,
      by: byName,
      what,
      purpose: shown(doubt, purpose),
      no,
    }))
  },
}

/** One accept is one message; the tap's key makes a repeat count once. */
export const accepted: Handler<'me.accepted'> = {
  async known({ accepted: templates, key }, { person }) {
    const asked = Object.values(askedIds()).flat()
    const ours = [...new Set(templates)].filter(id => asked.includes(id))
    for (const template of ours) {
      const _id = `${person._id}:${template}`
      await withRetry(() =>
        store.transaction(async tx => {
          const grant = await tx.get('grants', _id)
          if (grant?.idempotencyKeys.includes(key)) return
          await tx.put('grants', {
            _id,
            v: 1,
            left: longTermIds().includes(template) ? 1 : (grant?.left ?? 0) + 1,
            idempotencyKeys: [...(grant?.idempotencyKeys ?? []).slice(-19), key],
          })
        }),
      )
    }
    return { kept: ours.length }
  },
}
