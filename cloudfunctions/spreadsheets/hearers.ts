/** Who lives in the households that people leave and enter: asked before the transaction. */
import { householdsOf, type Households } from '../_people/belonging'
import { store } from '../_platform/ports'

/** `to`: the household somebody is about to live in. */
export async function hearersOf(
  moves: readonly { id: string; to: string | null }[],
): Promise<Map<string, Households>> {
  const people = await store.some(
    'people',
    moves.map(({ id }) => id),
  )
  const at = new Map(people.map(({ _id, householdId }) => [_id, householdId ?? null]))
  const heard = new Map<string, Households>()
  for (const { id, to } of moves) {
    const from = at.get(id) ?? null
    if (from !== to) heard.set(id, await householdsOf(from, to))
  }
  return heard
}
