/** One of my households: who lives there, what they agreed to, what I brought in for them. */
import { lastVisit } from '../../../miniprogram/core/care/visits'
import { isOwnHousehold } from '../../../miniprogram/core/people/impartial'
import { KINSHIP_LABELS } from '../../../miniprogram/core/people/kinship'
import { maskName } from '../../../miniprogram/core/people/mask'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { VisitMember } from '../../../contract/person/care'
import type { HouseholdDoc, PersonDoc } from '../../_documents'
import { agreementsOf, isMine, visitsOf } from '../../_people/care/kept'
import { titleOf, whomOf } from '../../_people/households'
import { calledOf, isUnbound, peopleOf } from '../../_people/joining'
import { tailOf } from '../../_people/number-tail'
import type { Known } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { isListedNow } from '../../_roster/listed-phone'
import type { Handler } from '../request/serve'
import { seeAll } from '../ticket/view'
import { tagInfos } from './mine'

/** A door that I look after; no to every other one, whether it is there or not. */
export async function myHousehold(id: string, me: Known): Promise<HouseholdDoc | Refusal> {
  const household = await store.get('households', id)
  return household && (await isMine(household, me)) ? household : refuse('NOT_ALLOWED')
}

export const open: Handler<'visit.open'> = {
  async known({ household: id }, me) {
    const household = await myHousehold(id, me)
    if (isRefusal(household)) return household
    const { now, person } = me
    const [people, visits, title, brought] = await Promise.all([
      peopleOf(id),
      visitsOf(person._id),
      titleOf(id),
      store.all('tickets', { where: { 'list.openOf': person._id }, sort: ['list.dueKey', 'asc'] }),
    ])
    const there = brought.map(({ ticket }) => ticket).filter(({ householdId }) => householdId === id)
    const [agreements, orders] = await Promise.all([agreementsOf(people), seeAll(there, me)])
    return {
      now,
      id,
      title,
      gridId: household.gridId,
      last: lastVisit(visits, id, now),
      members: people.map(one => ({
        ...memberOf(one, id, me),
        tags: tagInfos(agreements.get(one._id) ?? {}, now),
      })),
      orders,
      mine: isOwnHousehold(me.actor, id, now),
    }
  },
}

function memberOf(person: PersonDoc, householdId: string, me: Known): Omit<VisitMember, 'tags'> {
  return {
    whom: whomOf(householdId, person._id),
    id: seal.hide(me.openid, person._id),
    name: maskName(calledOf(person)),
    relation: person.relation ? KINSHIP_LABELS[person.relation] : '',
    tail: tailOf(person),
    hasAccount: !isUnbound(person),
    number:
      !isUnbound(person) || person.phoneSealed === null
        ? null
        : isListedNow(person, me.now)
          ? 'confirmed'
          : 'old',
  }
}
