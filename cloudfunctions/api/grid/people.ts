/** Whom a grid member or the desk may order for: the people of their node. Names stay masked until the whole name is typed. */
import { maskName, surnameOf } from '../../../miniprogram/core/people/mask'
import { fold } from '../../../miniprogram/core/text/fold'
import { refuse } from '../../../miniprogram/core/refusal'
import type { HelpedPerson } from '../../_contract/views'
import { grids } from '../../_shell/names'
import { seal, store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'
import { listOver } from '../over'
import { nodesOf } from '../ticket/lists'
import { page } from '../../_shell/reach'

const MOST = 60

export const people: Handler<'grid.people'> = {
  async known({ q = '' }, me) {
    const nodes = nodesOf(me, ['gridMember', 'dispatcher'])
    if (nodes.length === 0) return refuse('NOT_ALLOWED')
    const all = await listOver(
      'people',
      nodes.map(home => ({ home })),
      { sort: ['_id', 'asc'], limit: page(1000) },
    )
    const named = all
      .filter(person => person._id !== me.person._id)
      .map(person => ({ person, name: seal.open(person.nameSealed) }))
    // A surname, which the mask shows anyway, or the whole name: longer beginnings would spell a masked name out.
    const asked = fold(q)
    const found = named
      .filter(({ name }) => asked === '' || isCalled(name, asked) || fold(surnameOf(name)) === asked)
      .slice(0, MOST)
    const doors = new Map(
      (
        await store.some(
          'households',
          found.flatMap(({ person }) => person.householdId ?? []),
        )
      ).map(one => [one._id, one]),
    )
    const known = await grids.of([...doors.values()].map(one => one.gridId))
    return found.map<HelpedPerson>(({ person, name }) => {
      const door = doors.get(person.householdId ?? '')
      return {
        id: person._id,
        name: isCalled(name, asked) ? name : maskName(name),
        household: door ? `${known.get(door.gridId)?.name ?? ''} ${door.door}`.trim() : '',
      }
    })
  },
}

/** `asked` is folded already: 王　芳, 王 芳 and 王芳 are one name. */
const isCalled = (name: string, asked: string): boolean => fold(name) === asked
