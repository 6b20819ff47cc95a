/** Every change that an office makes below it is one line of the log and one link of its chain, in the transaction of the change. */
import type { PersonId } from '../../../miniprogram/core/people/role'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { OfficeEventDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { createOnce, type Tx } from '../../_platform/inside'
import { chainOf, hashOfUnchained, linked } from './office-chain'
import type { Known } from '../person'

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
  const line: OfficeEventDoc = {
    _id,
    v: 1,
    ...change,
    at: now,
    by: by.id,
    byName: by.name,
    sortKey: `${String(now).padStart(13, '0')}${_id}`,
  }
  const of = chainOf(line.path)
  const tip = await tx.get('office_chains', of)
  const before = tip ? [] : (await unchainedOf(of)).map(hashOfUnchained)
  const next = linked(line, tip, before)
  // The same press again: its line stands, and a chain is not written over.
  await createOnce(tx, 'office_events', next.line)
  await tx.put('office_chains', next.tip)
  return _id
}

/** Lines from before there were chains. Only functions of before write one: docs/running.md says what that means while one is deployed. */
export const unchainedOf = async (of: GridId): Promise<OfficeEventDoc[]> =>
  (await store.all('office_events', { where: { path: of, 'chain.of': null } })).filter(
    ({ path }) => chainOf(path) === of,
  )
