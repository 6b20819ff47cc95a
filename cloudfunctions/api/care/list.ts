/** The households of one's own grids, those one was not at for longest first. */
import { isOfThisMonth, lastVisit } from '../../../miniprogram/core/care/visits'
import { standing, TAGS } from '../../../miniprogram/core/care/tags'
import { refuse } from '../../../miniprogram/core/refusal'
import type { VisitRow, ShownHouseholds } from '../../../contract/person/care'
import type { PersonDoc } from '../../_documents'
import { agreementsOf, nodesOfMine, visitsOf } from '../../_people/care/kept'
import { titleFor } from '../../_people/households'
import { nameOf } from '../../_people/joining'
import { store } from '../../_platform/ports'
import { inVillageOrder } from '../../_roster/numbers'
import { allOver } from '../over'
import type { Handler } from '../request/serve'

const PAGE = 60

export const list: Handler<'visit.list'> = {
  async known({ show, cursor }, me) {
    const nodes = await nodesOfMine(me)
    if (nodes.length === 0) return refuse('NOT_ALLOWED')
    const { now, person } = me
    const [households, people, visits, orders] = await Promise.all([
      allOver(
        'households',
        nodes.map(gridId => ({ gridId })),
      ),
      allOver(
        'people',
        nodes.map(home => ({ home })),
      ),
      visitsOf(person._id),
      store.all('tickets', { where: { 'list.openOf': person._id }, sort: ['list.dueKey', 'asc'] }),
    ])
    const agreements = await agreementsOf(people)
    const rows: VisitRow[] = households
      .map(household => {
        const members = people.filter(({ householdId }) => householdId === household._id)
        const held = members.flatMap(({ _id }) => standing(agreements.get(_id) ?? {}, now))
        return {
          door: household.door,
          row: {
            id: household._id,
            title: titleFor(household, named(members)),
            people: members.length,
            tags: TAGS.filter(tag => held.includes(tag)),
            last: lastVisit(visits, household._id, now),
            orders: orders.filter(({ ticket }) => ticket.householdId === household._id).length,
          },
        }
      })
      .sort((a, b) => (a.row.last?.day ?? 0) - (b.row.last?.day ?? 0) || inVillageOrder(a.door, b.door))
      .map(({ row }) => row)
    const shown = rows.filter(row => FITS[show](row, now))
    const from = cursor === undefined ? 0 : shown.findIndex(({ id }) => id === cursor) + 1
    const items = shown.slice(from, from + PAGE)
    return {
      now,
      items,
      next: shown.length > from + PAGE ? (items.at(-1)?.id ?? null) : null,
      counts: {
        unseen: rows.filter(row => FITS.unseen(row, now)).length,
        tagged: rows.filter(row => FITS.tagged(row, now)).length,
        all: rows.length,
      },
    }
  },
}

/** All rows are read: what is shown of them is chosen before the page is cut. */
const FITS: Record<ShownHouseholds, (row: VisitRow, now: number) => boolean> = {
  unseen: ({ last }, now) => !isOfThisMonth(last, now),
  tagged: ({ tags }) => tags.length > 0,
  all: () => true,
}

/** As everywhere: the surname of the first of them whose name stands. */
function named(members: readonly PersonDoc[]): string {
  const one = members.find(({ nameDoubt }) => nameDoubt === null)
  return one ? nameOf(one) : ''
}
