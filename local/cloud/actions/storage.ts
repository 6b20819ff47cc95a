import { badParameter } from '../errors'
import type { Action } from '../environment'
import { LIMIT } from '../limits'

const NOT_THERE = { code: 'STORAGE_FILE_NONEXIST', message: 'storage file not exist' }

function atMost50<T>(list: unknown): T[] {
  const items = list as T[]
  if (!Array.isArray(items) || items.length > LIMIT.filesPerBatch)
    throw badParameter(`at most ${LIMIT.filesPerBatch} files at once`)
  return items
}

const uploadMetadata: Action = (body, { environment: { files, url } }) => {
  const path = String(body.path)
  const encoded = encodeURI(files.signed(path, 'put'))
  return {
    data: {
      url: `${url}/cos/${encoded}`,
      token: 'local',
      authorization: 'local',
      fileId: files.fileId(path),
      cosFileId: 'local',
    },
  }
}

const downloadUrls: Action = (body, { environment: { files, url } }) => {
  const list = atMost50<{ fileid: string; max_age?: number }>(body.file_list).map(({ fileid, max_age }) => {
    const path = files.pathOf(fileid)
    if (path === undefined || !files.stat(path)) return { fileID: fileid, tempFileURL: '', ...NOT_THERE }
    return {
      code: 'SUCCESS',
      fileID: fileid,
      tempFileURL: `${url}/cos/${files.signed(path, 'get', max_age ? max_age * 1000 : undefined)}`,
      maxAge: max_age ?? LIMIT.fileAddressMs / 1000,
    }
  })
  return { data: { download_list: list } }
}

const deleteFiles: Action = (body, { environment: { files } }) => {
  const list = atMost50<string>(body.fileid_list).map(fileID => {
    const path = files.pathOf(fileID)
    return path !== undefined && files.remove(path) ? { fileID, code: 'SUCCESS' } : { fileID, ...NOT_THERE }
  })
  return { data: { delete_list: list } }
}

export const storageActions: Record<string, Action> = {
  'storage.getUploadMetadata': uploadMetadata,
  'storage.batchGetDownloadUrl': downloadUrls,
  'storage.batchDeleteFile': deleteFiles,
}
