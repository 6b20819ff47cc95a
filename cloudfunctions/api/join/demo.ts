/**
 * Into the demonstration county by a code, and out of it again. A code is for the first account that uses it, and one
 * account may use several: anyone who reviews looks on as a villager, then as the desk. Who belongs to a village stays there.
 */
import { DEMO_PURPOSE, isOfDemo, readDemoCode } from '../../../miniprogram/core/people/demo'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { PersonDoc } from '../../_documents'
import { demoLasts } from '../../_people/county'
import { requestIdOf } from '../../_people/joining'
import { seal, store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Compared } from '../../_platform/tries'
import { tryCode } from '../../_platform/tries'
import { meOf } from '../me/me'
import type { Handler } from '../request/serve'

/** What is kept of the account: enough to know it again. */
const accountOf = (openid: string): string => seal.codeHash('demonstration account', openid)

export const enter: Handler<'demo.enter'> = {
  async anyone({ code }, { openid, person, now }) {
    // Said before the code is looked at: to the person who belongs to a village no code answers anything.
    if (person && !isOfDemo(person)) return refuse('DEMO_KNOWN')
    const became = await tryCode('demo', openid, now, () => becomes(readDemoCode(code), openid, person, now))
    return isRefusal(became) ? became : meOf(became, now)
  },
}

async function becomes(
  signs: string,
  openid: string,
  person: PersonDoc | null,
  now: number,
): Promise<Compared<PersonDoc | Refusal>> {
  const _id = seal.codeHash(DEMO_PURPOSE, signs)
  if (signs === '' || !(await store.get('demo_codes', _id)))
    return { is: 'wrong', answer: refuse('DEMO_WRONG') }
  if (!(await demoLasts(now))) return { is: 'wrong', answer: refuse('DEMO_OVER') }
  const answer = await transaction<PersonDoc>(async tx => {
    const asked = await tx.get('join_requests', requestIdOf(openid))
    if (asked?.state === 'waiting' && asked.until > now) return refuse('DEMO_ASKING')
    const code = await tx.get('demo_codes', _id)
    const whom = code && (await tx.get('people', code.personId))
    if (!whom) return refuse('DEMO_OVER')
    if (code.usedBy !== null && code.usedBy !== accountOf(openid)) return refuse('DEMO_USED')
    if (whom.openid === openid) return whom
    const before = person && (await tx.get('people', person._id))
    if (before?.openid === openid) await tx.put('people', letGo(before))
    const after: PersonDoc = {
      ...whom,
      openid,
      confirmed: { openid, by: 'county', at: now },
      privacyAgreedAt: now,
    }
    await tx.put('demo_codes', { ...code, usedBy: accountOf(openid) })
    await tx.put('people', after)
    return after
  })
  const isWrong = isRefusal(answer) && answer.refused === 'DEMO_USED'
  return { is: isWrong ? 'wrong' : 'right', answer }
}

const letGo = (person: PersonDoc): PersonDoc => ({
  ...person,
  openid: `unbound:${person._id}`,
  confirmed: null,
})

const LEFT = { message: '退出来了。这个微信现在谁也不是，可以照常登记。' }

export const leave: Handler<'demo.leave'> = {
  async anyone(_, { openid, person }) {
    if (!person) return LEFT
    if (!isOfDemo(person)) return refuse('NOT_ALLOWED')
    return transaction<typeof LEFT>(async tx => {
      const before = await tx.get('people', person._id)
      if (before?.openid === openid) await tx.put('people', letGo(before))
      return LEFT
    })
  },
}
