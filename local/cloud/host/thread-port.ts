import type { Worker } from 'node:worker_threads'

/** A call of an SDK that comes over the port of its thread. */
export interface PortAsk {
  ask: number
  headers: Record<string, unknown>
  body: string | Uint8Array
}
/** Where such calls go; no address: they come over a socket, as in production. */
export interface Port {
  address: string
  answer: (ask: PortAsk) => Promise<{ body: string | Uint8Array; type: string } | 'lost' | 'dead'>
}

/** Answers what a function asks; other messages of its thread are not for the cloud. */
export async function answerOver(port: Port, worker: Worker, message: object): Promise<void> {
  if (!('ask' in message)) return
  const { ask } = message as PortAsk
  const answer = await port.answer(message as PortAsk)
  if (answer !== 'dead') worker.postMessage({ ask, answer: answer === 'lost' ? null : answer })
}
