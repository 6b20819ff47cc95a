/** Which door is meant: by the code of its card, or in words. Five wrong ones lock the account for an hour; neither proves anything. */
import { isDemo } from '../../../miniprogram/core/people/demo'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { HouseholdDoc } from '../../_documents'
import { countWrong } from '../../_people/brake'
import { seal, store } from '../../_platform/ports'
import { tryCode, type Compared } from '../../_platform/tries'
import { householdsNamed } from './door-named'

type Found = Compared<HouseholdDoc | Refusal>
const wrong = (answer: Refusal): Found => ({ is: 'wrong', answer })

export async function doorByCode(code: string, openid: string, now: number): Promise<HouseholdDoc | Refusal> {
  const found = await tryCode<HouseholdDoc | Refusal>('contact', openid, now, async () => {
    const card = await store.get('contact_codes', seal.codeHash('contact', code))
    const household = card && (await store.get('households', card.householdId))
    return household ? { is: 'right', answer: household } : wrong(refuse('CODE_WRONG'))
  })
  if (isRefusal(found) && found.refused === 'CODE_WRONG') await countWrong({}, now)
  return found
}

/** A door of a village, or of a part of it, as it is written there: what somebody scans off the board, or the group they come from. */
export async function doorInWords(
  { gridId, door }: { gridId: string; door: string },
  openid: string,
  now: number,
): Promise<HouseholdDoc | Refusal> {
  const node = await store.get('grids', gridId)
  if (!node || node.ended || node.level < 2 || isDemo(node.path)) return refuse('NOT_FOUND')
  const found = await tryCode<HouseholdDoc | Refusal>('door', openid, now, async (): Promise<Found> => {
    const [household, second] = await householdsNamed(node, door)
    if (!household) return wrong(refuse('DOOR_UNKNOWN', { name: node.name }, 'door'))
    return second
      ? { is: 'right', answer: refuse('DOOR_TWICE', {}, 'door') }
      : { is: 'right', answer: household }
  })
  if (isRefusal(found) && found.refused === 'DOOR_UNKNOWN')
    await countWrong({ villageId: node.path[2] ?? null }, now)
  return found
}
