/** The threads that functions run in: a new one, or, for tests, one that a cloud closed before has left. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

const ENTRY = fileURLToPath(new URL('./worker.cjs', import.meta.url))

/** What a thread is made for; two that are alike in all of it can do each other's work. */
export interface Made {
  entry: string
  /** Of the bundle, when its pool was made: a bundle that is built again meanwhile makes another thread. */
  digest: string
  /** Where what V8 made of this very bundle is kept; null: nowhere. */
  codeCache: string | null
  environment: Record<string, string>
  memoryMb: number
  /** Where its calls to the cloud go by way of its port; undefined: they go over a socket. */
  portAddress: string | undefined
}

export const digestOf = (entry: string): string =>
  createHash('sha256').update(readFileSync(entry)).digest('hex').slice(0, 32)
export const codeCacheOf = (digest: string): string =>
  path.resolve(import.meta.dirname, '../../../.cache/compiled', `${digest}-${process.version}.bin`)

/** Answers at once; `ready` is when the bundle is loaded, and fails when it cannot be. */
export function startThread(made: Made, clock: SharedArrayBuffer): { worker: Worker; ready: Promise<void> } {
  const { entry, codeCache, environment, memoryMb, portAddress } = made
  const worker = new Worker(ENTRY, {
    workerData: { entry, codeCache, clock, port: portAddress },
    env: { ...environment },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the function ended while loading')))
    worker.once('message', ({ error }: { error?: string }) => {
      worker.off('error', reject)
      worker.on('error', () => {})
      if (error === undefined) return resolve()
      reject(new Error(error))
      void worker.terminate()
    })
  })
  return { worker, ready }
}

/**
 * A young thread does the work of its first eighty calls three times as slowly as a grown one, and a second of processor
 * has gone by until it is grown. So the tests' clouds leave their threads to the next cloud of the same process. A thread
 * goes on only at rest (no call open, no timer running), for the same bundle and the same environment; for its functions a
 * day goes by on the way, so that whatever an instance keeps for a moment is over.
 */
const left: { kind: string; worker: Worker }[] = []
const AT_MOST = 12

/** Two threads of one kind have the same key. */
const kindOf = (made: Made): string => JSON.stringify(made)

/** Leaves a thread that has answered everybody to the next cloud, or ends it; of too many the oldest is ended. */
export async function leaveThread(made: Made, worker: Worker): Promise<void> {
  keepQuiet(worker)
  if (!(await isAtRest(worker))) return void (await worker.terminate())
  keepQuiet(worker)
  worker.unref()
  worker.once('exit', () => forget(worker))
  left.push({ kind: kindOf(made), worker })
  if (left.length > AT_MOST) await left.shift()?.worker.terminate()
}

/** A thread that was left, now in a cloud with this clock. */
export function takeThread(made: Made, clock: SharedArrayBuffer): Worker | null {
  const kind = kindOf(made)
  const worker = left.find(one => one.kind === kind)?.worker
  if (!worker) return null
  forget(worker)
  keepQuiet(worker)
  worker.ref()
  worker.postMessage({ goOn: { clock } })
  return worker
}

function forget(worker: Worker): void {
  const at = left.findIndex(one => one.worker === worker)
  if (at >= 0) left.splice(at, 1)
}

/** Nobody hears of it any more. */
function keepQuiet(worker: Worker): void {
  for (const event of ['message', 'exit', 'error']) worker.removeAllListeners(event)
  worker.on('error', () => {})
}

const isAtRest = (worker: Worker): Promise<boolean> =>
  new Promise(resolve => {
    worker.once('exit', () => resolve(false))
    worker.on('message', ({ atRest }: { atRest?: boolean }) => {
      if (atRest !== undefined) resolve(atRest)
    })
    worker.postMessage({ rest: true })
  })
