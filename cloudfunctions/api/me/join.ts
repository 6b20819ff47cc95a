/** Signing in with the card's eight digits: a household's card, or the one a member of staff was given. */
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { householdsOf, writeMove } from '../../_shell/belonging'
import type { PersonDoc } from '../../_shell/documents'
import { seal, store } from '../../_shell/ports'
import { withRetry } from '../../_shell/retry'
import { checkTyped } from '../../_shell/said'
import { tryCode, type Compared } from '../../_shell/tries'
import type { Ask, Handler } from '../../_shell/serve'
import { meOf } from './me'

export const join: Handler<'me.join'> = {
  async anyone(ask, visitor) {
    const { openid, person, now } = visitor
    // Neighbours and staff read the name.
    const check = await checkTyped(visitor)
    if (isRefusal(check)) return { ...check, field: 'name' }
    const joined = await tryCode('card', openid, now, () => withRetry(() => joinBy(ask, openid, person, now)))
    return isRefusal(joined) ? joined : meOf(joined, now)
  },
}

const WRONG: Compared<Refusal> = { is: 'wrong', answer: refuse('CODE_WRONG') }
const USED: Compared<Refusal> = { is: 'right', answer: refuse('CODE_USED') }

async function joinBy(
  { code, name, phone }: Ask<'me.join'>,
  openid: string,
  known: PersonDoc | null,
  now: number,
): Promise<Compared<PersonDoc | Refusal>> {
  const invited = await store.get('invites', seal.codeHash('card', code))
  const heard = await householdsOf(known?.householdId ?? null, invited?.householdId ?? null)
  return store.transaction<Compared<PersonDoc | Refusal>>(async tx => {
    const invite = await tx.get('invites', seal.codeHash('card', code))
    if (!invite || (invite.until !== null && invite.until < now)) return WRONG
    const id = known?._id ?? invite.personId ?? `p${seal.codeHash('person', openid).slice(0, 23)}`
    const present = await tx.get('people', id)
    if (invite.usedBy.includes(id) && present?.openid === openid) return { is: 'right', answer: present }
    if (invite.usedBy.length >= invite.limit) return USED
    // Somebody already known here cannot take over a post that waits for another person.
    if (invite.personId !== null && (known !== null || !present || !present.openid.startsWith('unbound:')))
      return USED
    const household = invite.householdId ? await tx.get('households', invite.householdId) : null
    if (invite.householdId && !household) return WRONG
    const before = present ?? nobody(id)
    const named: PersonDoc = {
      ...before,
      openid,
      ...(invite.personId === null
        ? {
            nameSealed: seal.seal(name),
            phoneSealed: phone ? seal.seal(phone) : (present?.phoneSealed ?? null),
          }
        : {}),
    }
    let person = named
    if (household)
      person = await writeMove(tx, { person: named, to: household, how: 'letter', by: id, now }, name, heard)
    else await tx.put('people', named)
    await tx.put('invites', { ...invite, usedBy: [...invite.usedBy, id] })
    return { is: 'spent', answer: person }
  })
}

const nobody = (_id: string): PersonDoc => ({
  _id,
  v: 1,
  openid: '',
  nameSealed: '',
  phoneSealed: null,
  staffName: null,
  staffPhone: null,
  householdId: null,
  home: [],
  belonged: [],
  kinHouseholds: [],
  posts: [],
  postKeys: [],
  elder: false,
  privacyAgreedAt: null,
})
