/** Lines of the passbook in plain words. */
import type { EntrySeen } from '../_contract/points'
import type { Entry } from '../../miniprogram/core/points/types'
import type { EntryDoc } from './points-documents'
import { store } from './ports'

/** In the order given. The reason of a reversal is read from the words beside the entry. */
export async function seeEntries(entries: readonly EntryDoc[], reader: string): Promise<EntrySeen[]> {
  const words = new Map((await store.some('ticket_words', entries.filter(one => one.said !== null).map(({ _id }) => _id))).map(doc => [doc._id, doc]))
  return entries.map(entry => {
    const { id, at, kind, title, legs, balance, cures } = entry
    const doc = words.get(entry._id)
    const typed = doc && (doc.check.text === 'pass' || doc.by === reader) ? doc.words?.reason ?? doc.words?.text ?? null : null
    return { id, at, kind, title, byWords: byWords(entry), points: legs[0].points, balance, cures, reason: typed }
  })
}

function byWords({ kind, by, byName }: Entry): string {
  switch (kind) {
    case 'earned':
    case 'deducted': return byName ? `${byName}证实` : '公示期满'
    case 'redeemed': return byName ? `积分超市，${byName}代换` : '积分超市'
    case 'returned': return by === 'clock' ? '到期自动退' : byName ? `${byName}退的` : '没换，自己退的'
    case 'reversed': return byName ? `${byName}改的，原来那笔留着` : '原来那笔留着'
  }
}
