/**
 * Keys of a county's files → ids of ours. A register may name a person by anything, also by what must never leave the
 * town hall; so the key itself is nowhere stored or sent: the id is a keyed hash of it (docs/adr/0082). Anyone who hands in
 * an id of ours, from an export or an earlier answer, means that one.
 */
import { seal, store } from '../../_platform/ports'
import type { ImportKind, Row } from '../contract'
import type { ReadRow } from './read'

/** Grids are places that stand on signposts and in addresses; their keys are names of ours. People and households are not. */
type Keyed = 'people' | 'households'
const LETTER: Record<Keyed, string> = { people: 'p', households: 'h' }

/** The id a key of outside has here, for good: the same key is the same person in every file. */
const idOfKey = (kind: Keyed, key: string): string =>
  `${LETTER[kind]}${seal.codeHash(`key:${kind}`, key).slice(0, 23)}`

/** What the administrator means by this key. */
export async function ownId(kind: Keyed, key: string): Promise<string> {
  return (await store.get(kind, key)) ? key : idOfKey(kind, key)
}

async function translate(kind: Keyed, keys: readonly (string | null)[]): Promise<(key: string) => string> {
  const wanted = keys.filter((key): key is string => key !== null)
  const ours = new Set((await store.some(kind, wanted)).map(({ _id }) => _id))
  return key => (ours.has(key) ? key : idOfKey(kind, key))
}

const TRANSLATE: { [K in ImportKind]: (rows: readonly Row<K>[]) => Promise<(row: Row<K>) => Row<K>> } = {
  grids: async () => row => row,
  households: async rows => {
    const household = await translate(
      'households',
      rows.map(({ id }) => id),
    )
    return row => ({ ...row, id: household(row.id) })
  },
  people: async rows => {
    const person = await translate(
      'people',
      rows.map(({ id }) => id),
    )
    const household = await translate(
      'households',
      rows.flatMap(({ householdId, kin = [] }) => [householdId, ...kin.map(one => one.householdId)]),
    )
    return row => ({
      ...row,
      id: person(row.id),
      householdId: row.householdId === null ? null : household(row.householdId),
      ...(row.kin ? { kin: row.kin.map(one => ({ ...one, householdId: household(one.householdId) })) } : {}),
    })
  },
  contact_codes: async rows => {
    const household = await translate(
      'households',
      rows.map(({ householdId }) => householdId),
    )
    return row => ({ ...row, householdId: household(row.householdId) })
  },
}

/** The same rows, every key an id of ours. */
export async function withOwnIds<K extends ImportKind>(
  what: K,
  rows: readonly ReadRow<K>[],
): Promise<ReadRow<K>[]> {
  const own = await TRANSLATE[what](rows.map(({ value }) => value))
  return rows.map(({ row, value }) => ({ row, value: own(value) }))
}
