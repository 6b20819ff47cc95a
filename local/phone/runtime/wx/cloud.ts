// wx.cloud: functions and uploads through the local cloud.
import { files } from '../files'
import { isOnline, phone } from '../phone'
import { api, type Callbacks, WxError } from './call'

type Reply = {
  result?: unknown
  errMsg?: string
  errCode?: number
  requestID?: string
  code?: string
  message?: string
}

/** What wx.cloud.CloudID makes; the cloud opens it before the function sees it. */
class CloudID {
  readonly cloudID: string
  constructor(cloudID: string) {
    this.cloudID = cloudID
  }
  // deeper than the first level WeChat leaves it a string
  toJSON() {
    return this.cloudID
  }
}

// a phone without signal has no number of the cloud's, only this
const NO_NETWORK = -1
const MAX_REQUEST = 100 * 1024

/** Posts JSON to the local cloud; the preview's server turns every failure into a body, so the console stays quiet. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  if (!isOnline()) throw new WxError('request:fail no network', NO_NETWORK)
  const text = JSON.stringify(body)
  if (text.length > MAX_REQUEST) throw new WxError('data exceed max size', -501_007)
  const response = await fetch(`${phone.cloud}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  }).catch(() => {
    throw new WxError('request:fail', NO_NETWORK)
  })
  return (await response.json()) as T
}

function refusal(reply: Reply): string | null {
  if (reply.errCode) return `errCode: ${reply.errCode} | errMsg: ${reply.errMsg ?? ''}`
  if (reply.code && reply.result === undefined) return `${reply.code} ${reply.message ?? ''}`
  return null
}

/** Only first-level fields are opened by the cloud, as WeChat documents. */
const sealed = (data: object) =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      value instanceof CloudID ? { __cloudID: value.cloudID } : value,
    ]),
  )

async function callFunction({ name, data = {} }: { name: string; data?: object }) {
  phone.calls.push(name)
  const reply = await post<Reply>(`call/${encodeURIComponent(name)}`, {
    openid: phone.openid,
    data: sealed(data),
  })
  const failed = refusal(reply)
  if (failed) throw new WxError(failed, reply.errCode ?? -1)
  return { result: reply.result, requestID: reply.requestID ?? '' }
}

type Upload = { cloudPath: string; filePath: string } & Callbacks
function uploadFile(options: Upload) {
  const abort = new AbortController()
  const progress: ((step: object) => void)[] = []
  const work = async ({ cloudPath, filePath }: Upload) => {
    if (!isOnline()) throw new WxError('request:fail no network', NO_NETWORK)
    const file = files.get(filePath)
    if (!file) throw new WxError('file not found')
    const search = new URLSearchParams({ openid: phone.openid, path: cloudPath })
    const response = await fetch(`${phone.cloud}/upload?${search}`, {
      method: 'PUT',
      body: file.bytes,
      signal: abort.signal,
      headers: { 'content-type': file.type || 'application/octet-stream' },
    })
    const reply = (await response.json()) as Reply & { fileID?: string }
    if (!reply.fileID) throw new WxError(refusal(reply) ?? 'upload failed', reply.errCode ?? -1)
    for (const tell of progress)
      tell({ progress: 100, totalBytesSent: file.bytes.length, totalBytesExpectedToSend: file.bytes.length })
    return { fileID: reply.fileID, statusCode: 200 }
  }
  const task = {
    abort: () => abort.abort(),
    onProgressUpdate: (tell: (step: object) => void) => void progress.push(tell),
    offProgressUpdate: () => void progress.splice(0),
  }
  const promise = api<Upload>('cloud.uploadFile', work)(options)
  return promise ? Object.assign(promise, task) : task
}

type FailedReply = Reply & { tempFileURL?: string; data?: unknown[]; _id?: string }
async function asked(path: string, body: object): Promise<FailedReply> {
  const reply = await post<FailedReply>(path, { openid: phone.openid, ...body })
  if (reply.errCode) throw new WxError(reply.errMsg ?? '', reply.errCode)
  return reply
}

/** The product never uses it; the self-check does, to see that the rules are closed. */
const database = () => ({
  collection: (collection: string) => ({
    get: api('collection.get', async () => ({
      ...(await asked('phone/database', { collection, action: 'get' })),
    })),
    add: api('collection.add', async ({ data }: { data: object }) => ({
      ...(await asked('phone/database', { collection, action: 'add', data })),
    })),
  }),
})

async function getTempFileURL({ fileList }: { fileList: string[] }) {
  const files = fileList.map(async fileID => {
    try {
      const { tempFileURL } = await asked('phone/file', { fileID })
      return { fileID, status: 0, errMsg: 'ok', tempFileURL }
    } catch (error) {
      return { fileID, status: (error as WxError).errCode, errMsg: (error as Error).message, tempFileURL: '' }
    }
  })
  return { fileList: await Promise.all(files) }
}

export const cloud = {
  DYNAMIC_CURRENT_ENV: Symbol('env'),
  init: () => undefined,
  callFunction: api('cloud.callFunction', callFunction),
  uploadFile,
  CloudID: (id: string) => new CloudID(id),
  getTempFileURL: api('cloud.getTempFileURL', getTempFileURL),
  database,
}
