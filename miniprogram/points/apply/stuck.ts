import { discard, waiting } from '../../api/offline-queue'
import { emptyDraft, type DeedDraft } from './draft'

/** Back from what the cloud refused: out of the offline queue, into the form, under the same key. */
export function stuckDraft(key: string | undefined, now: number): DeedDraft | null {
  const item = waiting().find(one => one.key === key && one.refused !== null)
  if (!item) return null
  const input = item.ask.input as Partial<DeedDraft> & { households?: string[] }
  discard(item.key)
  const households = (input.households ?? []).map((id: string) => ({ id, title: '刚才选的那家' }))
  return {
    ...emptyDraft(item.key, households.length > 1 ? 'group' : households.length === 1 ? 'other' : 'own', now),
    itemId: input.itemId ?? '',
    quantity: input.quantity ?? 1,
    day: input.day ?? '',
    text: input.text ?? '',
    consentWords: input.consentWords ?? '',
    households,
    photos: item.files,
  }
}
