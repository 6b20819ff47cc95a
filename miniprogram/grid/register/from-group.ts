/**
 * What was said in the grid's group becomes an order: the words as they were copied, the picture as it was sent. WeChat lets
 * nobody read a group; a person hands it over.
 */
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
