/**
 * Photos and voice notes of a form: moved into the mini-program's own folder at once (WeChat clears its temporary
 * files), shown by `photo-wall` and `voice-note`, sent by `api/files` or the offline queue.
 */
import { extensionOf, put, type LocalFile } from '../api/files'
import type { Failure } from '../api/client'
import { newKey } from '../api/key'
import type { PhotoState, PhotoView, VoiceView } from '../views/models'
import type { Attachment } from '../core/ticket/types'

/** Kept where WeChat does not clear it; the temporary path when there is no room left. */
function keepFile(path: string): Promise<string> {
  return new Promise(resolve => {
    wx.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: kept => resolve(kept.savedFilePath),
      fail: () => resolve(path),
    })
  })
}

export async function photoFile(path: string, bytes: number): Promise<LocalFile> {
  return {
    key: newKey(),
    path: await keepFile(path),
    kind: 'photo',
    extension: extensionOf(path, 'photo'),
    bytes: Math.max(1, bytes),
  }
}

export async function voiceFile(path: string, seconds: number): Promise<LocalFile> {
  const kept = await keepFile(path)
  return {
    key: newKey(),
    path: kept,
    kind: 'voice',
    extension: extensionOf(path, 'voice'),
    bytes: await sizeOf(kept),
    seconds,
  }
}

function sizeOf(path: string): Promise<number> {
  return new Promise(resolve => {
    wx.getFileSystemManager().getFileInfo({
      filePath: path,
      success: info => resolve(Math.max(1, info.size)),
      fail: () => resolve(1),
    })
  })
}

/** The folder holds 200 MB: what was sent or thrown away is cleared. */
export function dropFile(file: LocalFile): void {
  wx.getFileSystemManager().removeSavedFile({ filePath: file.path, fail: () => undefined })
}

export const photoView = (file: LocalFile, state: PhotoState = 'ok'): PhotoView => ({
  id: file.key,
  src: file.path,
  state,
})
export const voiceView = (file: LocalFile | null): VoiceView | null =>
  file ? { src: file.path, seconds: file.seconds ?? 1 } : null

/** Uploads one after the other, so that a weak signal finishes at least one. Safe to repeat: what arrived is not sent again. */
export async function putAll(
  files: readonly LocalFile[],
): Promise<{ ok: true; attachments: Attachment[] } | Failure> {
  const attachments: Attachment[] = []
  for (const file of files) {
    const sent = await put(file)
    if (!sent.ok) return sent
    attachments.push(sent.attachment)
  }
  return { ok: true, attachments }
}
