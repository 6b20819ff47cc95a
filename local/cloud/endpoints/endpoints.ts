import type { Environment } from '../environment'
import { refusedToAsk } from '../openapi/subscribe'
import { asPhoneError } from '../errors'
import { serveFile } from './file-endpoint'
import { send, sendJson } from './reply'
import { callFromPhone } from '../phone'
import { databaseFromPhone, fileFromPhone, mayWriteFile } from './phone-rules'
import { tools } from './tool-endpoints'
import type { Visit } from './visit'
import { readJson } from '../wire/json'

const HERE = '(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?$'
const LOCAL_ORIGIN = new RegExp(`^https?://${HERE}`)
const LOCAL_HOST = new RegExp(`^${HERE}`)

/** Everything that is not the SDK: phones, files, tools. */
export async function serveEndpoint(environment: Environment, visit: Visit): Promise<void> {
  const { request, response, url, body } = visit
  const origin = request.headers.origin
  if ((origin !== undefined && !LOCAL_ORIGIN.test(origin)) || !LOCAL_HOST.test(request.headers.host ?? ''))
    return sendJson(
      response,
      { code: 'PERMISSION_DENIED', message: 'only pages of this machine may come in here' },
      403,
    )
  if (origin !== undefined) response.setHeader('access-control-allow-origin', origin)
  if (request.method === 'OPTIONS') {
    response.setHeader('access-control-allow-methods', 'GET, POST, PUT')
    response.setHeader('access-control-allow-headers', 'content-type')
    return send(response, 204, '', 'text/plain')
  }
  if (url.pathname.startsWith('/cos/')) return serveFile(environment, visit)
  if (url.pathname.startsWith('/call/') && request.method === 'POST') return call(environment, visit)
  if (url.pathname === '/upload' && request.method === 'PUT') return upload(environment, visit)
  if (url.pathname === '/phone/database' && request.method === 'POST')
    return sendJson(response, databaseFromPhone(environment, readJson(body)))
  if (url.pathname === '/phone/file' && request.method === 'POST')
    return sendJson(response, fileFromPhone(environment, readJson(body)))
  if (url.pathname === '/phone/subscribe' && request.method === 'POST') {
    const { tmplIds } = readJson(body) as { tmplIds?: string[] }
    return sendJson(response, { errCode: refusedToAsk(environment.templates, tmplIds ?? []) ?? 0 })
  }
  const tool = tools[url.pathname]
  if (tool) return sendJson(response, (await tool(environment, visit)) ?? {})
  sendJson(
    response,
    { code: 'NOT_FOUND', message: `no such address: ${url.pathname}. docs/local-cloud.md lists them.` },
    404,
  )
}

async function call(environment: Environment, { response, url, body }: Visit): Promise<void> {
  const { openid, data } = readJson(body)
  const fn = decodeURIComponent(url.pathname.slice('/call/'.length))
  const { answer } = await callFromPhone(environment, typeof openid === 'string' ? openid : '', fn, data)
  sendJson(response, answer)
}

/** What wx.cloud.uploadFile does on the phone of `openid`. */
function upload(environment: Environment, { response, url, body }: Visit): void {
  const openid = url.searchParams.get('openid') ?? ''
  const path = url.searchParams.get('path') ?? ''
  if (!mayWriteFile(environment, openid, path))
    return sendJson(response, asPhoneError('STORAGE_EXCEED_AUTHORITY', path, 'cloud.uploadFile'))
  const { counts } = environment
  counts.set('storage.getUploadMetadata', (counts.get('storage.getUploadMetadata') ?? 0) + 1)
  const fileID = environment.files.put(openid, path, body)
  sendJson(response, { fileID, statusCode: 204, errMsg: 'cloud.uploadFile:ok' })
}
