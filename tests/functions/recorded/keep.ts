/** Keeps requests that were granted, when RECORD_REQUESTS is set: raw material for `choose.ts`. */
import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'

export const RAW = path.resolve(import.meta.dirname, '../../../.cache/requests')

/** `from`: a real phone of the journeys, or a test that wrote the request by hand. */
export function keep(from: 'phone' | 'test', event: object): void {
  if (!process.env.RECORD_REQUESTS) return
  mkdirSync(RAW, { recursive: true })
  appendFileSync(path.join(RAW, `${process.pid}.jsonl`), `${JSON.stringify({ from, event })}\n`)
}
