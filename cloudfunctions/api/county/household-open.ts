/** A household as an office sees it: its door, its people with masked names, and who left it. */
import { KINSHIP_LABELS } from '../../../miniprogram/core/people/kinship'
import { maskName } from '../../../miniprogram/core/people/mask'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { HouseholdDoc, PersonDoc } from '../../_documents'
import { calledOf, isUnbound, peopleOf } from '../../_people/joining'
import { whomOf } from '../../_people/households'
import { grids } from '../../_people/names'
import { officeOver } from '../../_people/offices'
import type { Known } from '../../_people/person'
import { inVillageOrder } from '../../_roster/numbers'
import { tailOf } from '../../_people/number-tail'
import { store } from '../../_platform/ports'
import { first } from '../../_platform/reach'
import type { Handler } from '../request/serve'

/** Who left lately: the newest lines of its log. */
const LATELY = 30

/** A household of the reader's office. */
export async function householdOf(id: string, me: Known): Promise<HouseholdDoc | Refusal> {
  const household = await store.get('households', id)
  if (!household) return refuse('NOT_FOUND_HERE')
  const office = officeOver(me, household.path)
  return isRefusal(office) ? office : household
}

/** Who left it and lives nowhere since; not the dead. */
export async function formerOf(householdId: string): Promise<PersonDoc[]> {
  const log = await store.list('belonging_events', {
    where: { householdId, type: 'left' },
    sort: ['_id', 'desc'],
    limit: first(LATELY),
  })
  const found = await store.some(
    'people',
    log.map(({ personId }) => personId),
  )
  return found.filter(one => one.householdId === null && one.united === undefined && one.diedAt === undefined)
}

export const openHousehold: Handler<'household.open'> = {
  async known({ id }, me) {
    const household = await householdOf(id, me)
    if (isRefusal(household)) return household
    const [members, former, others, names] = await Promise.all([
      peopleOf(id),
      formerOf(id),
      store.all('households', { where: { gridId: household.gridId } }),
      grids.of([household.gridId]),
    ])
    const seen = (person: PersonDoc) => ({
      whom: whomOf(id, person._id),
      name: maskName(calledOf(person)),
      tail: tailOf(person),
      hasAccount: !isUnbound(person),
      relation: person.relation ? KINSHIP_LABELS[person.relation] : '',
    })
    return {
      id,
      door: household.door,
      node: { id: household.gridId, name: names.get(household.gridId)?.name ?? '' },
      members: members.map(seen),
      former: former.map(seen),
      others: others
        .filter(({ _id }) => _id !== id)
        .map(({ _id, door }) => ({ id: _id, door }))
        .sort((a, b) => inVillageOrder(a.door, b.door)),
    }
  },
}
