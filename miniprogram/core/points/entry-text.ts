/** Who stands behind a line of the passbook, in plain words: read by the cloud for a page of it, by the phone for the rest. */
import type { Entry } from './types'

export function entryByText({ kind, by, byName }: Pick<Entry, 'kind' | 'by' | 'byName'>): string {
  switch (kind) {
    case 'earned':
    case 'deducted':
      return byName ? `${byName}证实` : '公示期满'
    case 'redeemed':
      return byName ? `积分超市，${byName}代换` : '积分超市'
    case 'returned':
      return by === 'clock' ? '到期自动退' : byName ? `${byName}退的` : '没换，自己退的'
    case 'reversed':
      return byName ? `${byName}改的，原来那笔留着` : '原来那笔留着'
  }
}
