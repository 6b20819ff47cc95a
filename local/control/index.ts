/**
 * A stand-in for Tencent's control API, on this machine: what the official library sends arrives here through an HTTPS
 * proxy. It checks signatures, keeps its state in a folder (so a kill loses nothing it answered), gives new things the
 * real defaults, answers late where the real one does, and refuses every action it does not know.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import { actionOf } from './actions'
import { certificateFor } from './certificate'
import { ControlError } from './errors'
import { type Account, checkSignature } from './sign'
import { type EnvironmentState, Kept } from './state'

const API = '.tencentcloudapi.com'
const FILES = 'shscfcode-1300000000.cos.ap-shanghai.myqcloud.com'
const HOSTS = [`tcb${API}`, `scf${API}`, `flexdb${API}`, `lowcode${API}`, FILES]

interface Request {
  /** Counted from 1 since the plane began. */
  number: number
  action: string
}
/** `cutBefore`: the line dies before anything is done. `cutAfter`: it is done, and the answer never arrives. */
type Fate = 'answer' | 'cutBefore' | 'cutAfter' | ControlError

export interface ControlOptions {
  dataDir: string
  envId: string
  account: Account
  /** How often something new is described as on its way; 1 where nothing is said. */
  lag?: number
  /** What a function answers when the account invokes it; none runs where nothing is said. */
  invoke?: (name: string, event: object) => Promise<unknown>
  /** What happens to a request; answered where nothing is said. */
  fate?: (request: Request) => Fate
}
export interface ControlPlane {
  /** `http://127.0.0.1:port`, to be used as an HTTPS proxy. */
  proxy: string
  /** The certificate to trust, PEM. */
  cert: string
  /** The environment as it is. Changing it is what an upload with WeChat's tools or a hand in the console would do. */
  state: EnvironmentState
  save(): void
  /** Every action that was asked for, in order. */
  asked: string[]
  close(): Promise<void>
}

export async function openControlPlane(options: ControlOptions): Promise<ControlPlane> {
  const { account, fate = () => 'answer', lag = 1 } = options
  const kept = new Kept(options.dataDir, options.envId)
  const identity = certificateFor(HOSTS)
  const secureContext = createSecureContext(identity)
  const asked: string[] = []
  const sockets = new Set<Socket>()

  const perform = async (
    service: string,
    request: IncomingMessage,
    body: string,
  ): Promise<Record<string, unknown>> => {
    const header = (name: string) => String(request.headers[name] ?? '')
    checkSignature(account, service, request.headers, body)
    const action = actionOf(service, header('x-tc-version'), header('x-tc-action'))
    const answer = await action(
      { kept, lag, invoke: options.invoke },
      JSON.parse(body || '{}') as Record<string, unknown>,
    )
    kept.save()
    return answer
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const host = String(request.headers.host)
    if (host === FILES) return void response.end(file(request))
    const action = String(request.headers['x-tc-action'])
    const body = await read(request)
    asked.push(action)
    const decided = fate({ number: asked.length, action })
    if (decided === 'cutBefore') return void request.socket.destroy()
    const reply = await replyTo(async () => {
      if (decided instanceof ControlError) throw decided
      return perform(host.slice(0, -API.length), request, body)
    })
    if (decided === 'cutAfter') return void request.socket.destroy()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(reply))
  }

  const file = (request: IncomingMessage): Buffer =>
    kept.code(new URL(request.url ?? '/', `https://${FILES}`).searchParams.get('code') ?? '')

  const inside = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy())
  })
  const outside = createServer((_, response) => response.writeHead(400).end('only CONNECT'))
  outside.on('connect', (request: IncomingMessage, socket: Socket) => {
    const [host = ''] = String(request.url).split(':')
    if (!HOSTS.includes(host)) return socket.end('HTTP/1.1 502 unknown host\r\n\r\n')
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    const secure = new TLSSocket(socket, { isServer: true, secureContext })
    secure.on('error', () => socket.destroy())
    inside.emit('connection', secure)
  })
  await new Promise<void>(ready => outside.listen(0, '127.0.0.1', ready))

  return {
    proxy: `http://127.0.0.1:${(outside.address() as AddressInfo).port}`,
    cert: identity.cert,
    state: kept.state,
    save: () => kept.save(),
    asked,
    close: () =>
      new Promise(done => {
        for (const socket of sockets) socket.destroy()
        outside.close(() => done())
      }),
  }
}

async function replyTo(perform: () => Promise<Record<string, unknown>>): Promise<object> {
  const RequestId = randomUUID()
  try {
    return { Response: { ...(await perform()), RequestId } }
  } catch (thrown) {
    if (!(thrown instanceof ControlError)) throw thrown
    return { Response: { Error: { Code: thrown.code, Message: thrown.message }, RequestId } }
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
