/** News of a redemption: to the household whose points it is. */
import { phraseOf } from '../../miniprogram/core/redemption/decide'
import { membersOf } from '../_notices/news'
import { pointsSend } from './points-send'
import type { Telling } from './telling'

export const redemptionTelling: Telling<'redemption'> = {
  async notices(event, { householdId, villageId }, tells, now) {
    const told = { event, villageId, no: '-', phrase: phraseOf(event), now }
    const hearers = (await membersOf([householdId])).filter(person => person !== event.by)
    return tells.flatMap(tell =>
      hearers.map(person => ({ send: pointsSend(told, tell, person), ticket: null })),
    )
  },
}
