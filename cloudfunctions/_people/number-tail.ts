/** The end of a number, for who answers or gives a post. */
import type { PersonDoc } from '../_documents'
import { seal } from '../_platform/ports'

const SHORTEST = 8
/** What a mask leaves of a number: its end. It tells two people apart whose masked names read the same. */
export function tailOf({ phoneSealed }: Pick<PersonDoc, 'phoneSealed'>): string {
  const phone = phoneSealed === null ? '' : seal.open(phoneSealed)
  return phone.length < SHORTEST ? '没留电话' : `尾号 ${phone.slice(-4)}`
}
