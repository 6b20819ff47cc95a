/**
 * Whether a file is another village's: groups are numbered alike everywhere, so a wrong `--village` would bring in a whole
 * village a second time. Asked only where most of a file is new.
 */
import { fold } from '../../miniprogram/core/text/fold'
import type { ImportDoc } from '../_documents'
import type { Plan, PlannedRow } from '../_roster/plan'
import { MOST_AT_ONCE, onePage } from '../_platform/reach'
import { seal, store } from '../_platform/ports'

/** People of other villages that are looked through: more than a county of this product has. */
const LOOKED_THROUGH = 100_000
const NO_FEWER = 5

export interface Elsewhere {
  /** Null: nothing looks like another village's. */
  found: ImportDoc['elsewhere']
  made: Plan
}

export async function seenElsewhere(one: ImportDoc, made: Plan): Promise<Elsewhere> {
  const rows = made.units.flat()
  const fresh = freshOf(rows)
  const [root] = one.path
  const isMostlyNew = fresh.size >= NO_FEWER && fresh.size * 2 > rows.filter(isSomebody).length
  if (one.kind !== 'people' || root === undefined || root === one.node || !isMostlyNew)
    return { found: null, made }
  const seen = await lookThrough(root, one.node, fresh)
  const [village, most] =
    [...seen.byVillage].sort((a, b) => b[1].same - a[1].same || b[1].named - a[1].named)[0] ?? []
  if (village === undefined || most === undefined) return { found: null, made }
  const withPhone = [...fresh.values()].filter(({ phone }) => phone !== null).length
  const isIts =
    most.same >= Math.max(NO_FEWER, withPhone * 0.3) || most.named >= Math.max(NO_FEWER, fresh.size * 0.6)
  return {
    found: isIts ? { village: await nameFor(one, village), found: Math.max(most.same, most.named) } : null,
    made: isIts ? made : { ...made, units: made.units.map(unit => unit.map(row => noted(row, seen.same))) },
  }
}

const isSomebody = ({ state }: PlannedRow): boolean => state !== 'wrong'

interface Fresh {
  id: string
  phone: string | null
}
/** Who would be new, by name. Of two of one name the first is asked. */
function freshOf(rows: readonly PlannedRow[]): Map<string, Fresh> {
  const found = new Map<string, Fresh>()
  for (const intent of rows.flatMap(({ intents }) => intents))
    if (intent.kind === 'person' && intent.seen === null && intent.name !== undefined)
      found.set(fold(intent.name), { id: intent.id, phone: intent.phone ?? null })
  return found
}

interface Count {
  named: number
  /** Name and number. */
  same: number
}

async function lookThrough(
  root: string,
  node: string,
  fresh: ReadonlyMap<string, Fresh>,
): Promise<{ byVillage: Map<string, Count>; same: Set<string> }> {
  const counts = new Map<string, { named: Set<string>; same: Set<string> }>()
  const same = new Set<string>()
  for (let [after, read]: [string | undefined, number] = [undefined, 0]; read < LOOKED_THROUGH; ) {
    const people: { _id: string; nameSealed: string; phoneSealed: string | null; home: string[] }[] =
      await store.parts(
        'people',
        { where: { home: root }, sort: ['_id', 'asc'], after, limit: onePage(MOST_AT_ONCE) },
        { nameSealed: true, phoneSealed: true, home: true },
      )
    for (const { nameSealed, phoneSealed, home } of people) {
      const village = home[2]
      if (village === undefined || home.includes(node)) continue
      const name = fold(seal.open(nameSealed))
      const one = fresh.get(name)
      if (!one) continue
      const count = counts.get(village) ?? { named: new Set(), same: new Set() }
      counts.set(village, count)
      count.named.add(name)
      if (one.phone === null || phoneSealed === null || seal.open(phoneSealed) !== one.phone) continue
      count.same.add(name)
      same.add(one.id)
    }
    if (people.length < MOST_AT_ONCE) break
    read += people.length
    after = people.at(-1)?._id
  }
  const byVillage = new Map(
    [...counts].map(([village, { named, same: both }]) => [village, { named: named.size, same: both.size }]),
  )
  return { byVillage, same }
}

/** A village's own desk does not read which other village somebody is of. */
async function nameFor({ own }: ImportDoc, village: string): Promise<string> {
  const grid = await store.get('grids', village)
  return grid?.path.includes(own) ? grid.name : '别的村'
}

function noted(row: PlannedRow, same: ReadonlySet<string>): PlannedRow {
  const is = row.intents.some(({ kind, id }) => kind === 'person' && same.has(id))
  return is ? { ...row, message: `${row.message}别的村的名册里有同名同号的人，像是从那里搬来的。` } : row
}
