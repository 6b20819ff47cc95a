/**
 * What was said in the grid's group becomes an order: the words as they were copied, the picture as it was sent. WeChat lets
 * nobody read a group; a person hands it over.
 */
import type { SubCategory } from '../../../contract/person/home'
import { photoFile } from '../../forms/attach'
import { LIMITS } from '../../core/limits'
import { clean } from '../../core/text/fold'
import { explainNotAllowed } from '../../utils/not-allowed'
import type { LocalFile } from '../../api/files'

/** What was copied in the chat; '' when there is nothing, or WeChat does not let us. */
export async function copiedWords(): Promise<string> {
  const copied = await wx.getClipboardData().catch((problem: unknown) => {
    explainNotAllowed(problem)
    return { data: '' }
  })
  return [...clean(copied.data)].slice(0, LIMITS.text).join('')
}

/** Pictures out of a chat, chosen there; none when somebody turned back. */
export async function picturesFromChat(room: number): Promise<LocalFile[]> {
  const chosen = await wx.chooseMessageFile({ count: room, type: 'image' }).catch((problem: unknown) => {
    explainNotAllowed(problem)
    return { tempFiles: [] }
  })
  const small = chosen.tempFiles.filter(({ size }) => size <= LIMITS.photoMegabytes * 1_000_000)
  return Promise.all(small.map(({ path, size }) => photoFile(path, size)))
}

/**
 * What it is likely about: the kind whose name shares most with the words. Null where none does, or two do alike: then a
 * person chooses.
 */
export function likelyKind(text: string, subs: readonly SubCategory[]): SubCategory | null {
  const scored = subs
    .map(sub => ({ sub, score: pairsOf(sub.label).filter(pair => text.includes(pair)).length }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  return best && best.score > (second?.score ?? 0) ? best.sub : null
}

/** 「水沟渠道」 → 水沟, 沟渠, 渠道. */
const pairsOf = (label: string): string[] =>
  label.length < 2 ? [label] : Array.from({ length: label.length - 1 }, (_, i) => label.slice(i, i + 2))
