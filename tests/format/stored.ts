/** What earlier versions stored: one file a version, of the sample county (invented people) as that version wrote it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Collection } from '../../cloudfunctions/_documents'
import { fromDayKey } from '../../miniprogram/core/clock'

/** Counts the versions that are kept. */
export const FORMAT = 1
/**
 * What is promised: these files are never written again, and every later version opens, verifies and serves them. Their
 * SHA-256, so that nobody changes one by mistake. Named as they lie in this folder; promise.ts adds to it.
 */
export const PROMISED = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'promised.json'), 'utf8'),
) as Readonly<Record<string, string>>
/** When the sample was told. */
export const NOW = fromDayKey('2026-11-24') + 10 * 3_600_000

const FOLDER = path.join(import.meta.dirname, 'stored')
/** `sample`: the sample county as `npm start` fills it. `worked`: one in which the functions did everything that has a door. */
export type Kept = 'sample' | 'worked'
const nameOf = (format: number, kept: Kept): string => (kept === 'sample' ? `${format}` : `${format}.worked`)
export const fileOf = (format: number, kept: Kept): string =>
  path.join(FOLDER, `${nameOf(format, kept)}.jsonl.gz`)
export const formats = (): number[] =>
  readdirSync(FOLDER)
    .flatMap(name => /^(\d+)\.jsonl\.gz$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)

/** Of a file of this folder, as it lies there now. */
export const sha256Of = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(path.join(import.meta.dirname, name)))
    .digest('hex')

/** Throws for what is promised: a change of a stored shape gets a number of its own. */
export function refusePromised(format: number, kept: Kept): void {
  const name = `stored/${nameOf(format, kept)}.jsonl.gz`
  if (name in PROMISED) throw new Error(`${name} is promised: raise FORMAT in tests/format/stored.ts`)
}

export type Line = [collection: Collection, doc: { _id: string } & Record<string, unknown>]
export const storedBy = (format: number, kept: Kept): Line[] =>
  gunzipSync(readFileSync(fileOf(format, kept)))
    .toString('utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line)
