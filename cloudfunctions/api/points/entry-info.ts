/** Lines of the passbook in plain words. */
import type { EntryInfo } from '../../../contract/points/book'
import { entryByText } from '../../../miniprogram/core/points/entry-text'
import type { EntryDoc } from '../../_documents'
import { store } from '../../_platform/ports'

/** In the order given. The reason of a reversal is read from the words beside the entry. */
export async function entryInfos(entries: readonly EntryDoc[], reader: string): Promise<EntryInfo[]> {
  const words = new Map(
    (
      await store.some(
        'ticket_words',
        entries.filter(one => one.commitment !== null).map(({ _id }) => _id),
      )
    ).map(doc => [doc._id, doc]),
  )
  return entries.map(entry => {
    const { id, at, kind, title, legs, balance, cures } = entry
    const doc = words.get(entry._id)
    const typed =
      doc && (doc.check.text === 'pass' || doc.by === reader)
        ? (doc.words?.reason ?? doc.words?.text ?? null)
        : null
    return {
      id,
      at,
      kind,
      title,
      byText: entryByText(entry),
      points: legs[0].points,
      balance,
      cures,
      reason: typed,
    }
  })
}
