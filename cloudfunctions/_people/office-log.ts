/** Every change that an office makes below it is one line of the log, written in the transaction of the change. */
import type { PersonId } from '../../miniprogram/core/people/role'
import type { OfficeEventDoc } from '../_documents'
import type { Tx } from '../_platform/inside'
import type { Known } from './person'

/** Who makes a change. `idempotencyKey`: the same press again is the same line. */
export interface Official {
  id: PersonId | 'county'
  name: string
  idempotencyKey: string
}
export const officialOf = ({ person }: Known, idempotencyKey: string): Official => ({
  id: person._id,
  name: person.staffName ?? '',
  idempotencyKey,
})

/** Answers the line's id. */
export async function logOffice(
  tx: Tx,
  by: Official,
  { now, ...change }: Pick<OfficeEventDoc, 'about' | 'path' | 'step'> & { now: number },
): Promise<string> {
  const _id = `${by.id}:${by.idempotencyKey}:${change.about.id}:${change.step.type}`
  await tx.put('office_events', {
    _id,
    v: 1,
    ...change,
    at: now,
    by: by.id,
    byName: by.name,
    sortKey: `${String(now).padStart(13, '0')}${_id}`,
  })
  return _id
}
