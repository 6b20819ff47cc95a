/** People of one name who live or work where a node lies: the office that gives a post chooses among them. */
import { dateText } from '../../../miniprogram/core/clock/shanghai'
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { ROLES } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { isSame } from '../../../miniprogram/core/text/fold'
import { ROLE_LABELS } from '../../../miniprogram/core/labels'
import type { GridDoc, PersonDoc } from '../../_documents'
import { nameOf } from '../../_people/joining'
import { grids } from '../../_people/names'
import { officeOver } from '../../_people/offices'
import { tailOf } from '../../_people/number-tail'
import { seal, store } from '../../_platform/ports'
import type { Handler } from '../request/serve'

export const find: Handler<'county.find'> = {
  async known({ node: id, name }, me) {
    const node = await store.get('grids', id)
    if (!node) return refuse('NOT_FOUND_HERE')
    const office = officeOver(me, node.path)
    if (isRefusal(office)) return office
    const found = await namedIn(node, name)
    const doors = await store.some(
      'households',
      found.flatMap(one => one.householdId ?? []),
    )
    const known = await grids.of(found.flatMap(one => one.posts.map(post => post.gridId)))
    return found.map(person => ({
      whom: seal.hide(me.openid, person._id),
      name: person.staffName ?? nameOf(person),
      where: [
        ...doors.filter(({ _id }) => _id === person.householdId).map(({ door }) => door),
        ...person.posts
          .filter(({ until }) => until === null || until > me.now)
          .map(
            ({ gridId, role, until }) =>
              `${known.get(gridId)?.name ?? ''}${ROLE_LABELS[role]}${until === null ? '' : `（到 ${dateText(until)}）`}`,
          ),
        tailOf(person),
      ].join('，'),
    }))
  },
}

/** Of the node's village; of a town or the county those in office there. Names lie sealed: they are opened here. */
export async function namedIn({ path }: GridDoc, name: string): Promise<PersonDoc[]> {
  const village = path[2]
  const scope = village ?? path.at(-1) ?? ''
  const [living, ...inPost] = await Promise.all([
    village === undefined ? [] : store.all('people', { where: { home: village } }),
    ...ROLES.filter(role => role !== 'resident').map(role =>
      store.all('people', { where: { postKeys: `${role}@${scope}` } }),
    ),
  ])
  const everybody = new Map([...living, ...inPost.flat()].map(one => [one._id, one]))
  return [...everybody.values()].filter(
    one =>
      !isOfDemo(one) &&
      one.united === undefined &&
      [nameOf(one), one.staffName ?? ''].some(called => isSame(called, name)),
  )
}
