/** What becomes of somebody whose asking was agreed to, one line a kind. */
import { askOver } from '../../../miniprogram/core/people/joining'
import { about } from '../../../miniprogram/core/about'
import type { Asked } from '../../../miniprogram/core/people/joining'
import { officeTell, type OfficeTell } from '../../../miniprogram/core/news/office-tells'
import { maskName } from '../../../miniprogram/core/people/mask'
import type { PersonId } from '../../../miniprogram/core/people/role'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { afterMove, tellMove, type Households, type Move } from '../../_people/belonging'
import type { HouseholdDoc, JoinRequestDoc, PersonDoc } from '../../_documents'
import { bound, calledOf, isUnbound } from '../../_people/joining'
import { newsFor } from '../../_notices/news'
import type { Known } from '../../_people/person'
import { seal } from '../../_platform/ports'
import type { Tx } from '../../_platform/inside'

export const newsTo = (
  to: readonly PersonId[],
  request: JoinRequestDoc,
  tell: OfficeTell,
  now: number,
  kind = 'answer',
) =>
  newsFor({
    id: `${kind}-${request._id}-${request.at}`,
    about: about('join', request._id),
    villageId: request.path[2] ?? request.path[1] ?? '',
    ...tell,
    to,
    now,
  })

/** What an agreement needs to know, asked before the transaction. */
export interface Facts {
  household: HouseholdDoc | null
  heard: Households
  /** Another person this account is until now: a guest, or somebody with a household of their own. */
  other: PersonDoc | null
  above: PersonId[]
  former: PersonDoc['belonged']
}

interface Agreement {
  request: JoinRequestDoc
  before: PersonDoc
  facts: Facts
  me: Known
}
/** What becomes of the person, one line a kind; each writes the person and tells who must hear. */
export const AGREED: Record<Asked, (tx: Tx, agreement: Agreement) => Promise<PersonDoc | Refusal>> = {
  newcomer: moveIn,
  move: moveIn,
  async listed(tx, { request, before, facts, me }) {
    if (!isUnbound(before)) return refuse('HAS_ACCOUNT')
    const after = bound(before, request.openid, phoneOf(request))
    // Helped here without being on a list (docs/adr/0201): with this yes they live here.
    if (after.householdId === null) return moveIn(tx, { request, before: after, facts, me })
    const known = { ...after, belonged: [...facts.former, ...after.belonged] }
    await tx.put('people', known)
    await told(tx, { request, before, facts, me })
    return known
  },
  async account(tx, { request, before, facts, me }) {
    const after = bound(before, request.openid, phoneOf(request))
    await tx.put('people', after)
    const second = facts.other !== null && facts.other._id !== before._id && facts.other.householdId !== null
    const family = facts.heard.entered.filter(id => id !== before._id)
    const name = maskName(calledOf(before))
    await tx.put(
      'due',
      newsTo(
        [before._id, ...family, ...facts.above],
        request,
        officeTell(second ? 'SelvesJoined' : 'AccountChanged', { name, by: me.person.staffName ?? '网格员' }),
        me.now,
      ),
    )
    return after
  },
  async post(tx, { request, before, facts, me }) {
    const after: PersonDoc = {
      ...(before.openid === request.openid ? before : bound(before, request.openid, null)),
      confirmed: { openid: request.openid, by: me.person._id, at: me.now },
    }
    await tx.put('people', after)
    const hearers = [before._id, ...facts.above].filter(id => id !== me.person._id)
    await tx.put(
      'due',
      newsTo(
        hearers,
        request,
        officeTell('PostConfirmed', {
          name: before.staffName ?? calledOf(before),
          by: me.person.staffName ?? '',
        }),
        me.now,
      ),
    )
    return after
  },
}

const phoneOf = ({ phoneSealed }: JoinRequestDoc): string | null =>
  phoneSealed === null ? null : seal.open(phoneSealed)

async function moveIn(tx: Tx, { request, before, facts, me }: Agreement): Promise<PersonDoc | Refusal> {
  if (facts.household === null) return askOver()
  const person = { ...before, guestAt: null, belonged: [...facts.former, ...before.belonged] }
  const move: Move = { person, to: facts.household, how: 'accepted', by: me.person._id, now: me.now }
  const after = afterMove(move)
  await tx.put('people', after)
  await tellMove(tx, move, facts.heard)
  await tx.put(
    'due',
    newsTo([before._id], request, officeTell('JoinAnswered', { asked: request.asked, yes: true }), me.now),
  )
  return after
}

/** A listed person came in with their own phone: the household hears of it as of a join. */
async function told(tx: Tx, { request, before, facts, me }: Agreement): Promise<void> {
  if (facts.household === null) return
  const move: Move = {
    person: { ...before, householdId: null },
    to: facts.household,
    how: 'accepted',
    by: me.person._id,
    now: me.now,
  }
  await tellMove(tx, move, facts.heard)
  await tx.put(
    'due',
    newsTo([before._id], request, officeTell('JoinAnswered', { asked: request.asked, yes: true }), me.now),
  )
}
