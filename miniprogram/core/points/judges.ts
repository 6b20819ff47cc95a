/** Who of a village's committee, or of its town, decides about an honour. */
import type { Actor, PersonId } from '../people/role'
import { mayJudge, townStandsIn } from './honour/honour'
import type { Honour } from './types'

/** The committee for this honour among these people; the town's, where too few of the village's may. */
export function judgesOf(
  honour: Honour,
  supervisors: readonly Actor[],
  inspectors: readonly Actor[],
  now: number,
): PersonId[] {
  const noSupervisor = townStandsIn(honour, supervisors, now)
  return [...supervisors, ...(noSupervisor ? inspectors : [])]
    .filter(actor => mayJudge(honour, { actor, now, noSupervisor }))
    .map(({ id }) => id)
}
