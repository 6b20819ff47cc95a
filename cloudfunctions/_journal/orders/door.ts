/** The door by which an order is found: one source for the new order and for its terms made again. */
import type { PersonDoc } from '../../_documents'
import { store } from '../../_platform/ports'

/**
 * Of the order's household. Where nobody had confirmed one (`whose` came as a guest): of the household that they belong to
 * since, or the door as it was said.
 */
export async function doorOf(
  householdId: string | null,
  whose: Pick<PersonDoc, 'householdId' | 'guestAt'> | null,
): Promise<string | null> {
  const home = householdId ?? whose?.householdId ?? null
  if (home === null) return whose?.guestAt?.door ?? null
  return (await store.get('households', home))?.door ?? null
}
