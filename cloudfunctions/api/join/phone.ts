/**
 * At once, by the number of one's own phone (docs/adr/0200): WeChat verifies it, the list names it beside the same name, and
 * an office confirmed it within a year.
 */
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { JoinAnswer } from '../../../contract/person/joining'
import type { PersonDoc } from '../../_documents'
import { checkTyped, type TextCheck } from '../../_journal/words/keep-words'
import { isBraked } from '../../_people/brake'
import { isUnbound, likeness, nameOf, requestIdOf } from '../../_people/joining'
import { listedWith } from '../../_roster/listed-phone'
import type { Visitor } from '../../_people/person'
import { store, wechat } from '../../_platform/ports'
import { tryCode, type Compared } from '../../_platform/tries'
import type { Handler } from '../request/serve'
import { inAs, waitingAs } from './answers'
import { enter } from './entering'
import { joinAt } from './join'

export const phone: Handler<'me.phone'> = {
  async anyone({ code, name, key }, visitor) {
    const { person, openid, now } = visitor
    if (person && isOfDemo(person)) return refuse('IN_DEMO')
    // Somebody who was taken out lives nowhere and serves nowhere: the other ways ask a person first.
    if (person && !person.guestAt)
      return person.householdId === null && person.posts.length === 0
        ? refuse('PHONE_UNLISTED')
        : inAs(person, now)
    const before = await store.get('join_requests', requestIdOf(openid))
    if (before?.idempotencyKey === key) return waitingAs(before, now)
    const check = await checkTyped(visitor)
    if (isRefusal(check)) return { ...check, field: 'name' }
    const number = await wechat.phoneOf(code)
    if (number === null) return refuse('PHONE_UNPROVED', {}, 'phone')
    return tryCode<JoinAnswer | Refusal>('phone', openid, now, async () => {
      // A family may share a number: the name says who of them it is. Neither is told apart to somebody who has only one.
      const whom = likeness(await listedWith(number, now), name)
      return whom && !isOfDemo(whom)
        ? comeIn(whom, { number, key }, check, visitor)
        : { is: 'wrong', answer: refuse('PHONE_UNLISTED') }
    })
  },
}

async function comeIn(
  whom: PersonDoc,
  { number, key }: { number: string; key: string },
  check: TextCheck,
  visitor: Visitor,
): Promise<Compared<JoinAnswer | Refusal>> {
  const household = whom.householdId === null ? null : await store.get('households', whom.householdId)
  if (!household) return { is: 'right', answer: refuse('PHONE_UNLISTED') }
  const name = nameOf(whom)
  // An account that somebody uses is exchanged face to face only, and a village that is being guessed at asks first.
  if (!isUnbound(whom) || (await isBraked(household.path[2] ?? '', visitor.now)))
    return {
      is: 'right',
      answer: await joinAt(household, { name, phone: number, same: true, key }, check, visitor),
    }
  const after = await enter(
    {
      household,
      whom,
      name,
      phone: number,
      check,
      how: 'roster',
      closed: async tx => {
        const present = await tx.get('people', whom._id)
        return present?.householdId === household._id && isUnbound(present) ? null : refuse('STALE')
      },
      used: () => Promise.resolve(),
    },
    visitor,
  )
  return { is: 'right', answer: isRefusal(after) ? after : await inAs(after, visitor.now) }
}
