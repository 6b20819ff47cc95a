/** What somebody or something is like, in one line: a plan is written only onto what is still as it was planned on. */
import type { HouseholdDoc, PersonDoc } from '../_documents'
import type { Seal } from '../_platform/seal'

/** Only what a file can change: joining, agreeing, large letters make no difference. */
export const fingerprintOf = (person: PersonDoc, seal: Seal): string =>
  seal
    .codeHash(
      'fingerprint',
      JSON.stringify([
        seal.open(person.nameSealed),
        person.phoneSealed === null ? null : seal.open(person.phoneSealed),
        person.householdId,
        person.home,
        person.staffName,
        person.staffPhone,
        person.bornIn ?? null,
        person.relation ?? null,
        person.posts.map(({ role, gridId, from, until }) => [role, gridId, from, until]),
      ]),
    )
    .slice(0, 24)

export const fingerprintOfHousehold = ({
  gridId,
  door,
  cluster = '',
}: Pick<HouseholdDoc, 'gridId' | 'door' | 'cluster'>): string => `${gridId}|${door}|${cluster}`
