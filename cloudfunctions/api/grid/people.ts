/**
 * Whom a grid member or the desk may order for: the people of their node, and who was helped there or asks to join.
 * Names stay masked until the whole name is typed.
 */
import { maskName, surnameOf } from '../../../miniprogram/core/people/mask'
import { fold } from '../../../miniprogram/core/text/fold'
import { refuse } from '../../../miniprogram/core/refusal'
import type { HelpedPerson } from '../../../contract/ticket/lists'
import type { PersonDoc } from '../../_documents'
import { grids } from '../../_people/names'
import { calledOf, nameOf } from '../../_people/joining'
import type { Known } from '../../_people/person'
import { tailOf } from '../../_people/number-tail'
import { seal, store } from '../../_platform/ports'
import type { Where } from '../../_platform/bounds'
import { onePage } from '../../_platform/reach'
import type { Handler } from '../request/serve'
import { listOver } from '../over'
import { nodesOf } from '../ticket/lists'

const PAGE = 20
/** Names lie sealed: they are opened here, a page at a time, until enough fit or everybody was looked at. */
const LOOKED_AT = 500

export const people: Handler<'grid.people'> = {
  async known({ q = '', cursor }, me) {
    const nodes = nodesOf(me, ['gridMember', 'dispatcher'])
    if (nodes.length === 0) return refuse('NOT_ALLOWED')
    const asked = fold(q)
    const { found, next } = await search(nodes, asked, cursor, me)
    const doors = new Map(
      (
        await store.some(
          'households',
          found.flatMap(({ person }) => person.householdId ?? person.guestAt?.householdId ?? []),
        )
      ).map(one => [one._id, one]),
    )
    const known = await grids.of([...doors.values()].map(one => one.gridId))
    return {
      people: apart(
        found.map<HelpedPerson & { tail: string }>(({ person, name }) => {
          const door = doors.get(person.householdId ?? person.guestAt?.householdId ?? '')
          return {
            // Good for ordering for them, by this account, and for nothing else.
            id: seal.hide(me.openid, person._id),
            name: isCalled(name, asked) ? calledOf(person) : maskName(calledOf(person)),
            household: door
              ? `${known.get(door.gridId)?.name ?? ''} ${door.door}`.trim()
              : (person.guestAt?.door ?? ''),
            // And whether anybody confirmed that they live there.
            tail: `${tailOf(person)}${person.guestAt ? ' · 待核实' : ''}`,
          }
        }),
      ),
      next,
    }
  },
}

interface Named {
  person: PersonDoc
  name: string
}

/** The next ones that fit, by id. `next` lies at the last of them; null: nobody else fits. */
async function search(
  nodes: readonly string[],
  asked: string,
  cursor: string | undefined,
  me: Known,
): Promise<{ found: Named[]; next: string | null }> {
  const found: Named[] = []
  for (let after = cursor; ; ) {
    const rows = await listOver(
      'people',
      nodes.flatMap((node): Where[] => [{ home: node }, { 'guestAt.path': node }]),
      { sort: ['_id', 'asc'], after, limit: onePage(LOOKED_AT) },
    )
    for (const person of rows) {
      const name = nameOf(person)
      if (person._id === me.person._id || !fits(name, asked)) continue
      if (found.length === PAGE) return { found, next: found.at(-1)?.person._id ?? null }
      found.push({ person, name })
    }
    if (rows.length < LOOKED_AT) return { found, next: null }
    after = rows.at(-1)?._id
  }
}

/** A surname, which the mask shows anyway, or the whole name: longer beginnings would spell a masked name out. */
const fits = (name: string, asked: string): boolean =>
  asked === '' || isCalled(name, asked) || fold(surnameOf(name)) === asked

/** `asked` is folded already: 王　芳, 王 芳 and 王芳 are one name. */
const isCalled = (name: string, asked: string): boolean => fold(name) === asked

/**
 * Everybody by the end of their number, since the one who reads the same may stand on another page; those who read the
 * same even then, by which of them it is.
 */
function apart(rows: readonly (HelpedPerson & { tail: string })[]): HelpedPerson[] {
  const seen = new Map<string, number>()
  const keyOf = ({ name, household, tail }: (typeof rows)[number]) => `${name}|${household}|${tail}`
  return rows.map(one => {
    const { tail, ...row } = one
    const key = keyOf(one)
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    const which = rows.filter(other => keyOf(other) === key).length > 1 ? ` · 第 ${nth} 位` : ''
    return { ...row, household: `${row.household} · ${tail}${which}` }
  })
}
