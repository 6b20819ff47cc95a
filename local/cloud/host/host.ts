import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import type { Clock } from '../time/clock'
import { LIMIT } from '../limits'
import type { Deployed } from './deployed'
import type { Habits } from '../options'
import { answerOver, type Port } from './thread-port'
import { codeCacheOf, digestOf, leaveThread, type Made, startThread, takeThread } from './threads'
import { fail, executeFail, checkSize, contextOf } from './answers'

/** Who calls, as production puts it into the environment of the function. */
export interface Caller {
  source: 'wx_client' | 'wx_trigger' | 'wx_http' | string
  openid?: string
  appid?: string
  timer?: boolean
}

export type Outcome =
  | { requestId: string; result: string }
  | { requestId: string; code: string; message: string }

/** A running invocation; its id is the token the SDK sends with every call. */
export interface Invocation {
  id: string
  function: Deployed
  caller: Caller
  databaseCalls: number
  kill: () => void
}

type Answer = { id: string; result?: string; error?: string }

interface Pool {
  function: Deployed
  made: Made
  idle: Worker[]
  size: number
  waiting: ((worker: Promise<Worker>) => void)[]
}

/** Invocations that ended a moment ago still own the calls they did not wait for. */
const REMEMBERED = 1000

/** Runs functions in worker threads: each with its own environment, one invocation at a time, ended when it takes too long. */
export class Host {
  readonly #pools = new Map<string, Pool>()
  readonly #invocations = new Map<string, Invocation>()
  readonly #workers = new Set<Worker>()
  /** Set before the first function starts. */
  port: Port | null = null
  #closed = false

  constructor(
    private readonly functions: Map<string, Deployed>,
    private readonly clock: Clock,
    private readonly environment: Record<string, string>,
    /** Production starts as many instances as there are calls; a laptop has to queue. */
    private readonly instances: number,
    private readonly keepCompiled: boolean,
    private readonly onInvocation: (invocation: Invocation) => void,
    private readonly habits: Habits,
    /** Threads come from the cloud before in this process, and go to the next. */
    private readonly handOn: boolean,
  ) {}

  invocation(token: unknown): Invocation | undefined {
    return this.#invocations.get(String(token))
  }

  async invoke(name: string, eventText: string, caller: Caller): Promise<Outcome> {
    const requestId = randomUUID()
    const deployed = this.functions.get(name)
    if (!deployed || !existsSync(deployed.entry))
      return {
        requestId,
        ...fail('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found. | ${name}`),
      }
    if (deployed.node < LIMIT.functionNode)
      return { requestId, ...executeFail(`SyntaxError: Unexpected token . (Node ${deployed.node})`) }
    if (eventText.length > LIMIT.functionRequestBytes)
      return {
        requestId,
        ...fail('INVALID_PARAM', `the request has ${eventText.length} bytes, more than 6 MB`),
      }
    try {
      return { requestId, ...(await this.#run(deployed, requestId, JSON.parse(eventText), caller)) }
    } catch (error) {
      return { requestId, ...executeFail(error instanceof Error ? error.message : String(error)) }
    }
  }

  async #run(
    deployed: Deployed,
    id: string,
    event: unknown,
    caller: Caller,
  ): Promise<{ result: string } | { code: string; message: string }> {
    const pool = this.#poolOf(deployed)
    const worker = await this.#acquire(pool)
    return new Promise(resolve => {
      const finish = (outcome: { result: string } | { code: string; message: string }) => {
        clearTimeout(timer)
        worker.off('message', onMessage)
        worker.off('exit', onExit)
        worker.off('error', onError)
        resolve(outcome)
      }
      const onMessage = (answer: Answer) => {
        if (answer.id !== id) return
        finish(answer.error === undefined ? checkSize(answer.result ?? 'null') : executeFail(answer.error))
        this.#release(pool, worker)
      }
      const onError = (error: Error) => finish(executeFail(error.stack ?? error.message))
      const onExit = () => finish(executeFail('the process of the function ended before it answered'))
      const timer = setTimeout(() => {
        finish(
          fail(
            'FUNCTIONS_TIME_LIMIT_EXCEEDED',
            `Invoking task timed out after ${deployed.timeoutMs / 1000} seconds`,
          ),
        )
        void worker.terminate()
      }, deployed.timeoutMs)
      worker.on('message', onMessage)
      worker.on('exit', onExit)
      worker.on('error', onError)
      this.#remember({
        id,
        function: deployed,
        caller,
        databaseCalls: 0,
        kill: () => void worker.terminate(),
      })
      worker.postMessage({
        id,
        event,
        environment: this.#environmentOf(id, caller),
        saysIn: this.habits.saysIn,
        context: contextOf(id, deployed),
      })
    })
  }

  #environmentOf(id: string, caller: Caller): Record<string, string> {
    const wx: Record<string, string> = { WX_API_TOKEN: id }
    if (caller.openid) wx.WX_OPENID = caller.openid
    if (caller.appid) wx.WX_APPID = caller.appid
    return {
      ...wx,
      WX_CONTEXT_KEYS: Object.keys(wx).join(','),
      TCB_ENV: this.environment.TCB_ENV ?? '',
      TCB_SOURCE: caller.source,
      TCB_SEQID: id,
      TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE,TCB_SEQID',
      ...(caller.timer ? { TRIGGER_SRC: 'timer' } : {}),
    }
  }

  #remember(invocation: Invocation): void {
    this.#invocations.set(invocation.id, invocation)
    const oldest = this.#invocations.keys().next().value
    if (this.#invocations.size > REMEMBERED && oldest !== undefined) this.#invocations.delete(oldest)
    this.onInvocation(invocation)
  }

  #poolOf(deployed: Deployed): Pool {
    let pool = this.#pools.get(deployed.name)
    if (!pool)
      this.#pools.set(
        deployed.name,
        (pool = {
          function: deployed,
          made: {
            entry: deployed.entry,
            digest: digestOf(deployed.entry),
            codeCache: this.keepCompiled ? codeCacheOf(digestOf(deployed.entry)) : null,
            environment: { ...this.environment },
            memoryMb: deployed.memoryMb,
            portAddress: this.port?.address,
          },
          idle: [],
          size: 0,
          waiting: [],
        }),
      )
    return pool
  }

  #acquire(pool: Pool): Promise<Worker> {
    const idle = pool.idle.pop()
    if (idle) return Promise.resolve(idle)
    if (pool.size < this.instances) return this.#spawn(pool)
    return new Promise((resolve, reject) => pool.waiting.push(worker => worker.then(resolve, reject)))
  }

  #release(pool: Pool, worker: Worker): void {
    const next = pool.waiting.shift()
    if (next) next(Promise.resolve(worker))
    else pool.idle.push(worker)
  }

  #spawn(pool: Pool): Promise<Worker> {
    if (this.#closed) return Promise.reject(new Error('the local cloud is closed'))
    pool.size++
    const taken = this.handOn ? takeThread(pool.made, this.clock.shared) : null
    const { worker, ready } = taken
      ? { worker: taken, ready: Promise.resolve() }
      : startThread(pool.made, this.clock.shared)
    this.#workers.add(worker)
    const { port } = this
    if (port) worker.on('message', (message: object) => void answerOver(port, worker, message))
    worker.once('exit', () => this.#buried(pool, worker))
    return ready.then(() => worker)
  }

  /** A dead instance makes room for the person who waits. */
  #buried(pool: Pool, worker: Worker): void {
    this.#workers.delete(worker)
    pool.size--
    pool.idle = pool.idle.filter(other => other !== worker)
    const next = pool.waiting.shift()
    if (next) next(this.#spawn(pool))
  }

  async close(): Promise<void> {
    this.#closed = true
    const idle = new Map([...this.#pools.values()].flatMap(({ idle, made }) => idle.map(one => [one, made])))
    await Promise.all(
      [...this.#workers].map(worker => {
        const made = this.handOn && idle.get(worker)
        return made ? leaveThread(made, worker) : worker.terminate()
      }),
    )
  }
}
