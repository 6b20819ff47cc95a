// Serves the preview and passes /cloud/* on to the local cloud.
import fs from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'

type Person = { openid: string; name: string; role: string; elder?: boolean }
/** Answers a call instead of the cloud: route → reply (see shot.ts). */
export type Fixture = Record<string, unknown>
export type PhoneServerOptions = {
  /** where compile() wrote */
  outDir: string
  /** base address of the local cloud; without it every call is answered from `fixture` or refused */
  cloudUrl?: string
  people?: Person[]
  fixture?: Fixture
}
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const MIME: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.mp3': 'audio/mpeg',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}
const MAX_BODY = 32 * 1024 * 1024

/** A request handler for node:http; give it the whole server. */
export function createPhoneServer({ outDir, cloudUrl, people = [], fixture }: PhoneServerOptions): Handler {
  const cloud = fixture ? answerFrom(fixture) : proxy(cloudUrl)
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://phone')
    try {
      if (url.pathname === '/phone/people') return json(response, people)
      if (url.pathname === '/phone/state') return json(response, await state(cloudUrl))
      if (url.pathname.startsWith('/cloud/'))
        return await cloud(url.pathname.slice('/cloud'.length) + url.search, request, response)
      serveFile(response, outDir, url.pathname)
    } catch (error) {
      // 200 on purpose: Chromium prints every failed status into the console, and the console is what tests watch
      json(response, { errCode: -1, errMsg: `预览服务出错：${(error as Error).message}` })
    }
  }
}

function json(response: ServerResponse, body: unknown) {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > MAX_BODY) throw new Error('一次最多传 32 MB')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

type CloudProxy = (target: string, request: IncomingMessage, response: ServerResponse) => Promise<void>

function proxy(cloudUrl: string | undefined): CloudProxy {
  return async (target, request, response) => {
    if (!cloudUrl) return json(response, { errCode: -404_011, errMsg: '没有连上本地云' })
    const body = await readBody(request)
    const method = request.method ?? 'GET'
    const headers = { 'content-type': request.headers['content-type'] ?? 'application/octet-stream' }
    const answer = await fetch(cloudUrl + target, {
      method,
      headers,
      ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
    })
    const type = answer.headers.get('content-type') ?? 'application/octet-stream'
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-store',
      'x-cloud-status': String(answer.status),
    })
    if (!type.includes('json')) return void response.end(Buffer.from(await answer.arrayBuffer()))
    // temporary addresses of files name the cloud's own port, which a real phone in the same Wi-Fi cannot reach
    response.end(
      (await answer.text()).replaceAll(`${cloudUrl}/cos/`, `http://${request.headers.host}/cloud/cos/`),
    )
  }
}

function answerFrom(fixture: Fixture): CloudProxy {
  return async (target, request, response) => {
    const body = await readBody(request)
    if (!target.startsWith('/call/'))
      return json(
        response,
        target.startsWith('/upload') ? { fileID: `cloud://fixture/${target.length}` } : {},
      )
    const { data } = JSON.parse(body.toString() || '{}') as { data?: { route?: string } }
    const route = data?.route ?? ''
    const kept = fixture[route]
    // a whole refusal may stand in the fixture, too
    if (typeof kept === 'object' && kept !== null && 'ok' in kept && kept.ok === false)
      return json(response, { result: kept })
    if (route in fixture) return json(response, { result: { ok: true, data: kept } })
    json(response, {
      result: { ok: false, code: 'NOT_FOUND', message: `样例数据里没有 ${route}`, retry: false },
    })
  }
}

async function state(cloudUrl: string | undefined) {
  if (!cloudUrl) return { ahead: 0, hasCloud: false }
  try {
    const answer = await fetch(`${cloudUrl}/_clock`)
    const { now } = (await answer.json()) as { now?: number }
    return { ahead: typeof now === 'number' ? now - Date.now() : 0, hasCloud: true }
  } catch {
    return { ahead: 0, hasCloud: false }
  }
}

function serveFile(response: ServerResponse, outDir: string, pathname: string) {
  const name = path.posix.normalize(decodeURIComponent(pathname === '/' ? '/index.html' : pathname))
  const file = path.join(outDir, name)
  if (!file.startsWith(outDir + path.sep) || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('没有这个文件')
    return
  }
  response.writeHead(200, {
    'content-type': MIME[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
  })
  fs.createReadStream(file).pipe(response)
}
