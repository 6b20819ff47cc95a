import type { Visit } from './visit'
import type { Environment } from '../environment'
import { send } from './reply'

/** `/cos/{path}?sign=…&t=…`: the address a function got for an upload or a download. */
export function serveFile(
  { files, faults, rules }: Environment,
  { request, response, url, body }: Visit,
): void {
  const path = decodeURIComponent(url.pathname.slice('/cos/'.length))
  const purpose = request.method === 'PUT' ? 'put' : 'get'
  const isOpen = purpose === 'get' && (faults.addressesLive || rules.storage.read === true)
  if (!isOpen && !files.isSigned(path, purpose, url.searchParams.get('sign'), url.searchParams.get('t')))
    return refuse(response, 403, 'AccessDenied', 'the address is wrong or has expired')
  if (purpose === 'put') {
    files.put(null, path, body)
    return send(response, 200, '', 'text/plain')
  }
  const stored = files.stat(path)
  const bytes = files.read(path)
  if (!stored || !bytes) return refuse(response, 404, 'NoSuchKey', 'the file does not exist')
  response.setHeader('accept-ranges', 'bytes')
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  if (!range) return send(response, 200, bytes, stored.type)
  const from = Number(range[1])
  const to = Math.min(range[2] ? Number(range[2]) : bytes.length - 1, bytes.length - 1)
  response.setHeader('content-range', `bytes ${from}-${to}/${bytes.length}`)
  send(response, from > to ? 416 : 206, bytes.subarray(from, to + 1), stored.type)
}

function refuse(response: Visit['response'], status: number, code: string, message: string): void {
  send(
    response,
    status,
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`,
    'application/xml',
  )
}
