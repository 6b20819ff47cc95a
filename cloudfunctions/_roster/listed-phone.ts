/**
 * A number as a file or an office wrote it down, found again by the person who shows that it is theirs (docs/adr/0200). It counts
 * for a year: after that a number may have gone to somebody else.
 */
import { LISTED_FOR } from '../../miniprogram/core/people/joining'
import type { PersonDoc } from '../_documents'
import { gt } from '../_platform/bounds'
import { seal as ours, store } from '../_platform/ports'
import type { Seal } from '../_platform/seal'

const keyOf = (phone: string, seal: Pick<Seal, 'codeHash'>): string => seal.codeHash('listed phone', phone)

/** What is kept of a number that an office or a file names now. */
export const listedPhone = (
  phone: string,
  at: number,
  seal: Pick<Seal, 'codeHash' | 'seal'> = ours,
): Required<Pick<PersonDoc, 'phoneSealed' | 'listedPhone'>> => ({
  phoneSealed: seal.seal(phone),
  listedPhone: { key: keyOf(phone, seal), at },
})

/** Noted by an office once, and not for a year. */
export const isOld = ({ listedPhone: noted }: Pick<PersonDoc, 'listedPhone'>, now: number): boolean =>
  noted != null && noted.at <= now - LISTED_FOR

/** Named by a file, an office or at the door within a year. */
export const isListedNow = ({ listedPhone: noted }: Pick<PersonDoc, 'listedPhone'>, now: number): boolean =>
  noted != null && noted.at > now - LISTED_FOR

/** Who lives in a household here and is listed with this number, confirmed within a year. A family may share one. */
export const listedWith = async (phone: string, now: number): Promise<PersonDoc[]> =>
  (
    await store.all('people', {
      where: { 'listedPhone.key': keyOf(phone, ours), 'listedPhone.at': gt(now - LISTED_FOR) },
      sort: ['_id', 'asc'],
    })
  ).filter(({ householdId }) => householdId !== null)
