/** The cloud storage. */
import { databaseErrorOf } from './database-error'
import { app, ask } from './sdk'

interface PerFile {
  code: string
  fileID: string
  tempFileURL?: string
}

/** Files of the cloud storage; ids look like `cloud://env.bucket/path`. */
export const files = {
  /** The id a file at this path will have, before anything lies there. */
  async idOf(cloudPath: string): Promise<string> {
    const { data } = await ask(
      () => app.getUploadMetadata({ cloudPath }) as Promise<{ data: { fileId: string } }>,
    )
    return data.fileId
  },
  async upload(cloudPath: string, content: Buffer): Promise<string> {
    return (
      await ask(
        () => app.uploadFile({ cloudPath, fileContent: content as never }) as Promise<{ fileID: string }>,
      )
    ).fileID
  },
  /** The bytes, or null when nothing lies there. */
  async download(fileId: string): Promise<Buffer | null> {
    try {
      return ((await app.downloadFile({ fileID: fileId } as never)) as { fileContent: Buffer }).fileContent
    } catch (error) {
      const { code, message } = error as { code?: unknown; message?: unknown }
      if (/NONEXIST|NOT_EXIST|404|403/i.test(`${String(code)} ${String(message)}`)) return null
      throw databaseErrorOf(error)
    }
  },
  /** Addresses that live ten minutes, unless said otherwise; a file that is gone is left out. */
  async addresses(fileIds: readonly string[], maxAge = 600): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    for (let i = 0; i < fileIds.length; i += 50) {
      const fileList = fileIds.slice(i, i + 50).map(fileID => ({ fileID, maxAge }))
      const answer = await ask(
        () => app.getTempFileURL({ fileList } as never) as unknown as Promise<{ fileList: PerFile[] }>,
      )
      for (const one of answer.fileList)
        if (one.code === 'SUCCESS' && one.tempFileURL) found.set(one.fileID, one.tempFileURL)
    }
    return found
  },
  async remove(fileIds: string[]): Promise<void> {
    if (fileIds.length > 0) await ask(() => app.deleteFile({ fileList: fileIds }))
  },
}
