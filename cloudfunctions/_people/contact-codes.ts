/**
 * The public code of a door (docs/adr/0060), as it is printed on its card: it names the place, never who looks after it.
 * It follows from the household, so that the same card comes out of every run, and nothing readable is kept.
 */
import { isDuplicate } from '../_platform/database-error'
import { seal, store } from '../_platform/ports'

const SIGNS = 8
/** Of two doors with one number the later takes its next; a hundred in a row is a defect. */
const MOST_TRIES = 100

/** The `n`th number of a household. 48 bits are evenly enough spread over a hundred million. */
function numberOf(householdId: string, n: number): string {
  const bits = Number.parseInt(seal.codeHash('card number', `${householdId}:${n}`).slice(0, 12), 16)
  return String(bits % 10 ** SIGNS).padStart(SIGNS, '0')
}

/** The code of this door; entered where it is the first time. Two at once enter the same. */
export async function contactCodeOf(householdId: string): Promise<string> {
  for (let n = 0; n < MOST_TRIES; n++) {
    const code = numberOf(householdId, n)
    const _id = seal.codeHash('contact', code)
    const present = await store.get('contact_codes', _id)
    if (present?.householdId === householdId) return code
    if (!present && (await entered(_id, householdId))) return code
  }
  throw new Error('no card number is free for this door')
}

async function entered(_id: string, householdId: string): Promise<boolean> {
  try {
    await store.create('contact_codes', { _id, v: 1, householdId })
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return (await store.get('contact_codes', _id))?.householdId === householdId
  }
}
