/** What earlier versions stored: one file a version, of the sample county (invented people) as that version wrote it. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Collection } from '../../cloudfunctions/_documents'
import { fromDayKey } from '../../miniprogram/core/clock'

/** Counts the files that are kept. */
export const FORMAT = 1
/** When the sample was told. */
export const NOW = fromDayKey('2026-11-24') + 10 * 3_600_000

const FOLDER = path.join(import.meta.dirname, 'stored')
export const fileOf = (format: number): string => path.join(FOLDER, `${format}.jsonl.gz`)
export const formats = (): number[] =>
  readdirSync(FOLDER)
    .map(name => Number(name.split('.')[0]))
    .sort((a, b) => a - b)

type Line = [collection: Collection, doc: { _id: string } & Record<string, unknown>]
export const storedBy = (format: number): Line[] =>
  gunzipSync(readFileSync(fileOf(format)))
    .toString('utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line)
