import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ACTIONS } from './actions/actions'
import { callOpenapi } from './actions/openapi'
import { serveEndpoint } from './endpoints/endpoints'
import type { Call, Environment } from './environment'
import type { Body } from './wire/body'
import type { PortAsk } from './host/thread-port'
import { CallError, CloudError } from './errors'
import { readJson } from './wire/json'
import { LIMIT } from './limits'
import { JSON_TYPE, send, sendJson } from './endpoints/reply'
import { parseMultipart } from './wire/multipart'

/** Room for the largest upload and the fields around it. */
const BODY_BYTES = LIMIT.fileBytes + 64 * 1024

/** What an SDK gets; `lost`: done, and the answer does not arrive; `dead`: the function that asked is no more. */
type SdkAnswer = { body: Buffer | string; type: string } | 'lost' | 'dead'
const json = (value: object): SdkAnswer => ({ body: JSON.stringify(value), type: JSON_TYPE })

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

/** The HTTP server: `/admin` is what the SDKs talk to, everything else is an endpoint for phones and tools. */
export function createGateway(environment: Environment): http.Server {
  const server = http.createServer((request, response) => {
    void answer(environment, request, response).catch((error: unknown) => {
      const body = refusal(error)
      if (!response.headersSent) sendJson(response, body)
      else response.destroy()
    })
  })
  server.keepAliveTimeout = 65_000
  return server
}

/** The same for a function whose calls come over the port of its thread. */
export async function answerPort(environment: Environment, { headers, body }: PortAsk): Promise<SdkAnswer> {
  const lower = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
  try {
    return await answerSdk(environment, lower, Buffer.from(body))
  } catch (error) {
    return json(refusal(error))
  }
}

function refusal(error: unknown): object {
  const known = error instanceof CloudError || error instanceof CallError
  if (!known) console.error('local cloud:', error)
  return {
    code: known ? error.code : 'SYS_ERR',
    message: error instanceof Error ? error.message : String(error),
    requestId: randomUUID(),
  }
}

async function answer(
  environment: Environment,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://local')
  const body = await bodyOf(request)
  if (url.pathname !== '/admin') return serveEndpoint(environment, { request, response, url, body })
  const answered = await answerSdk(environment, request.headers, body)
  if (answered === 'dead') return
  if (answered === 'lost') return void response.destroy()
  send(response, 200, answered.body, answered.type)
}

async function answerSdk(
  environment: Environment,
  headers: http.IncomingHttpHeaders,
  bytes: Buffer,
): Promise<SdkAnswer> {
  const type = headers['content-type'] ?? ''
  if (!/^(TC3-HMAC-SHA256 Credential=|Bearer )/.test(headers.authorization ?? ''))
    throw new CloudError('SIGN_PARAM_INVALID', 'the request is not signed')
  const body: Body = type.startsWith('multipart/') ? parseMultipart(bytes, type) : readJson(bytes)
  const action = String(body.action)
  const { faults, counts, host, sequence } = environment
  // A call of a function is counted where it begins, no matter who calls.
  if (action !== 'functions.invokeFunction') counts.set(action, (counts.get(action) ?? 0) + 1)
  const invocation = host.invocation(body.wxCloudApiToken)
  const source = String(headers['x-tcb-source'] ?? '')
    .split(',')
    .filter(Boolean)
    .join(',')
  const call: Call = { environment, invocation, source }
  if (action === 'wx.openApi')
    return { body: await callOpenapi(body, call), type: 'application/octet-stream' }
  environment.quota.spend()
  const refused = faults.refusesNow(action)
  if (refused) throw new CloudError(refused, `made to fail: ${action}`)
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
    faults.onCall?.(invocation.function.name, invocation.databaseCalls, body)
    if (faults.isLast(invocation)) {
      invocation.kill()
      return 'dead'
    }
  }
  if (faults.dropsNow(action)) return 'lost'
  return json({ requestId: randomUUID(), ...reply })
}
