/** Sentences that the village keeps ready, as this person is offered them: those they used lately first. */
import { fetchFresh, recall } from '../api/cache'
import { keepSafe } from '../api/safe'
import type { ReadyBook, ReadyKind, ReadySentence } from '../core/text/ready'
import type { ChoiceView } from '../views/models'

/** Kept on this phone alone: nobody counts who says what. */
const USED = 'ready-used'
const MOST_USED = 60
/** So much of a sentence stands on its chip. */
const ON_CHIP = 16

const usedLately = (): string[] => {
  const kept: unknown = wx.getStorageSync(USED)
  return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []
}

export function noteUsed(id: string): void {
  keepSafe(USED, [id, ...usedLately().filter(one => one !== id)].slice(0, MOST_USED))
}

/** The last used stands first, the others as the desk keeps them. */
export function inOrder(sentences: readonly ReadySentence[], used: readonly string[]): ReadySentence[] {
  const rank = ({ id }: ReadySentence): number => {
    const at = used.indexOf(id)
    return at < 0 ? used.length : at
  }
  return [...sentences].sort((a, b) => rank(a) - rank(b))
}

const chip = ({ id, text }: ReadySentence): ChoiceView => {
  const signs = [...text]
  return { value: id, label: signs.length > ON_CHIP ? `${signs.slice(0, ON_CHIP - 1).join('')}…` : text }
}

export interface Ready {
  chips: ChoiceView[]
  /** The whole sentence, by its id. */
  texts: Record<string, string>
}
const readyIn = (book: ReadyBook, kinds: readonly ReadyKind[]): Partial<Record<ReadyKind, Ready>> => {
  const used = usedLately()
  return Object.fromEntries(
    kinds.map(kind => [
      kind,
      {
        chips: inOrder(book[kind], used).map(chip),
        texts: Object.fromEntries(book[kind].map(({ id, text }) => [id, text])),
      },
    ]),
  )
}

/** The kept ones at once, then those of the cloud. Who serves nowhere, and who has no signal, is offered none. */
export async function offerReady(
  kinds: readonly ReadyKind[],
  show: (ready: Partial<Record<ReadyKind, Ready>>) => void,
): Promise<void> {
  const kept = recall('ready.mine', {})
  if (kept) show(readyIn(kept.data, kinds))
  const result = await fetchFresh('ready.mine', {})
  if (result.ok) show(readyIn(result.data, kinds))
}
