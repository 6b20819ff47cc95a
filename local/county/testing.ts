import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Collection, Documents } from '../../cloudfunctions/_documents'
import type { Seal } from '../../cloudfunctions/_platform/seal'
import type { Part } from './due'
import { county, type CountyOptions } from './index'
import { VOICES } from './files/voices'

/** Seals nothing, so that the same county is the same bytes. */
const openSeal: Seal = {
  seal: text => `sealed:${text}`,
  open: sealed => sealed.slice(7),
  hide: (_, id) => id,
  reveal: (_, hidden) => hidden,
  termHash: (node, kind, term) => `${node}|${kind}|${term}`,
  codeHash: (purpose, code) => createHash('sha256').update(`${purpose}-${code}`).digest('hex'),
}
const kept = new Map(
  [...readdirSync(path.join(import.meta.dirname, 'pictures')), ...Object.keys(VOICES)].map(name => [
    name,
    { fileId: `cloud://sample/${name}`, bytes: 1, sha256: name },
  ]),
)

export type Everything = { [C in Collection]: Documents[C][] }

/** A county in memory, by collection. */
export const countyIn = (options: CountyOptions): Everything => everythingOf([...partsIn(options)])

/** As it is written, part by part. */
export const partsIn = (options: CountyOptions): Generator<Part> => county(openSeal, kept, options)

export function everythingOf(parts: readonly Part[]): Everything {
  const all: Record<string, object[]> = {}
  for (const [name, part] of parts)
    (all[name] ??= []).push(...('text' in part ? [JSON.parse(part.text) as object] : part))
  return all as unknown as Everything
}

export const at = (text: string): number => Date.parse(`${text}:00+08:00`)
