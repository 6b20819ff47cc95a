/** How often somebody has nominated: counted for one human, also after two entries of theirs became one. */
import type { PersonId } from '../../../miniprogram/core/people/role'
import { countedTogether, NOTHING_COUNTED, tallyId } from '../../../miniprogram/core/points/often'
import type { Tx } from '../../_platform/inside'

export const nominationsOf = (person: PersonId): string => tallyId(person, 'nominate')

/** Done twice it changes nothing the second time. */
export async function nominationsTogether(tx: Tx, from: PersonId, into: PersonId): Promise<void> {
  const old = await tx.get('quotas', nominationsOf(from))
  if (!old) return
  const present = (await tx.get('quotas', nominationsOf(into))) ?? NOTHING_COUNTED
  await tx.put('quotas', { _id: nominationsOf(into), v: 1, ...countedTogether(present, old) })
  await tx.remove('quotas', nominationsOf(from))
}
