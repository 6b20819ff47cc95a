/** Which door a card's code names. Five wrong ones lock the account for an hour; the right one is no proof of anything. */
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { countWrong } from '../../_people/brake'
import type { HouseholdDoc } from '../../_documents'
import { seal, store } from '../../_platform/ports'
import { tryCode } from '../../_platform/tries'

export async function doorByCode(code: string, openid: string, now: number): Promise<HouseholdDoc | Refusal> {
  const found = await tryCode<HouseholdDoc | Refusal>('contact', openid, now, async () => {
    const card = await store.get('contact_codes', seal.codeHash('contact', code))
    const household = card && (await store.get('households', card.householdId))
    return household ? { is: 'right', answer: household } : { is: 'wrong', answer: refuse('CODE_WRONG') }
  })
  if (isRefusal(found) && found.refused === 'CODE_WRONG') await countWrong({}, now)
  return found
}
