/** What of the news stands on the home page: the newest few until somebody unfolds them, and what the row below says. */
import type { Badge } from '../../../contract/person/home'

/** Above the doors there is room for so many. */
const FEW = 3
/** `me.seen` takes no more at once. */
const SEEN_AT_ONCE = 50

export interface NewsView {
  badges: Badge[]
  /** Something among them only wants to be read. */
  mayClear: boolean
  moreNews: string
}

/** `goesOn`: the cloud has more than `all`. */
export function newsView(all: readonly Badge[], goesOn: boolean, unfolded: boolean): NewsView {
  const badges = unfolded ? [...all] : all.slice(0, FEW)
  const rest = all.length - badges.length
  return {
    badges,
    mayClear: badges.some(badge => !badge.todo),
    moreNews: rest > 0 ? `还有 ${rest} 条${goesOn ? '以上' : ''}，点开看` : goesOn ? '还有，再看 20 条' : '',
  }
}

/** As many as one call takes, call after call. */
export function inParts(ids: readonly string[]): string[][] {
  const parts: string[][] = []
  for (let i = 0; i < ids.length; i += SEEN_AT_ONCE) parts.push(ids.slice(i, i + SEEN_AT_ONCE))
  return parts
}
