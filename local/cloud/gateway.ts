import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ACTIONS } from './actions/actions'
import { callOpenapi } from './actions/openapi'
import { door } from './doors'
import type { Body, Call, Environment } from './environment'
import { CallError, CloudError } from './errors'
import { readJson } from './wire/json'
import { LIMIT } from './limits'
import { send, sendJson } from './reply'
import { parseMultipart } from './wire/multipart'

/** Room for the largest upload and the fields around it. */
const BODY_BYTES = LIMIT.fileBytes + 64 * 1024

async function bodyOf(request: http.IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > BODY_BYTES) throw new CloudError('INVALID_PARAM', 'the request is too large')
    parts.push(part)
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
}

/** The HTTP server: `/admin` is what the SDKs talk to, everything else is a door for phones and tools. */
export function createGateway(environment: Environment): http.Server {
  const server = http.createServer((request, response) => {
    void answer(environment, request, response).catch((error: unknown) => {
      const known = error instanceof CloudError || error instanceof CallError
      if (!known) console.error('local cloud:', error)
      const code = known ? error.code : 'SYS_ERR'
      if (!response.headersSent)
        sendJson(response, {
          code,
          message: error instanceof Error ? error.message : String(error),
          requestId: randomUUID(),
        })
      else response.destroy()
    })
  })
  server.keepAliveTimeout = 65_000
  return server
}

async function answer(
  environment: Environment,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://local')
  const body = await bodyOf(request)
  if (url.pathname !== '/admin') return door(environment, { request, response, url, body })
  const type = request.headers['content-type'] ?? ''
  if (!/^(TC3-HMAC-SHA256 Credential=|Bearer )/.test(request.headers.authorization ?? ''))
    throw new CloudError('SIGN_PARAM_INVALID', 'the request is not signed')
  const parsed: Body = type.startsWith('multipart/') ? parseMultipart(body, type) : readJson(body)
  await answerSdk(environment, parsed, request, response)
}

async function answerSdk(
  environment: Environment,
  body: Body,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const action = String(body.action)
  const { faults, counts, host, sequence } = environment
  counts.set(action, (counts.get(action) ?? 0) + 1)
  const invocation = host.invocation(body.wxCloudApiToken)
  const source = String(request.headers['x-tcb-source'] ?? '')
    .split(',')
    .filter(Boolean)
    .join(',')
  const call: Call = { environment, invocation, source }
  if (action === 'wx.openApi')
    return send(response, 200, await callOpenapi(body, call), 'application/octet-stream')
  const act = ACTIONS[action]
  if (!act) throw new CloudError('INVALID_PARAM', `the local cloud does not know the action ${action}`)
  const isDatabase = action.startsWith('database.')
  const place = isDatabase ? sequence.begin() : 0
  if (isDatabase && faults.latencyMs > 0) await wait(faults.latencyMs)
  // Ended before it is answered: the answer sets the next one going.
  let reply: object
  try {
    reply = await act(body, call)
  } finally {
    sequence.end(place)
  }
  if (invocation && isDatabase) {
    invocation.databaseCalls++
    faults.onCall?.(invocation.function.name, invocation.databaseCalls)
    if (faults.isLast(invocation)) return invocation.kill()
  }
  if (faults.dropsNow(action)) return void response.destroy()
  sendJson(response, { requestId: randomUUID(), ...reply })
}
