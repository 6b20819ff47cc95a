/**
 * Pages of docs/ that are written from the code. `npx tsx scripts/generate.ts` writes them, `--check` names those that
 * are no longer what the code says.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describeApi } from '../cloudfunctions/_contract/describe'
import { lifecyclePage } from '../miniprogram/core/ticket/diagram'
import { rowOf, VERBS } from '../miniprogram/core/ticket/lifecycle'
import { LISTED_REQUESTS } from '../miniprogram/core/ticket/pieces/requests'
import { REQUESTS } from '../miniprogram/core/ticket/timers'

/** What the phone needs of the verbs: the rest of them stays in the cloud. */
const labels = (): string =>
  [
    '/** On the buttons. Written by scripts/generate.ts from the verbs, not by hand. */',
    "import type { Verb } from './lifecycle'",
    '',
    'export const LABELS: Record<Verb, string> = {',
    ...VERBS.map(verb => `  ${verb}: '${rowOf(verb).label}',`),
    '}',
    '',
    '/** Lists of the town: what waits there for an answer. */',
    'export const ANSWER_LISTS = [',
    ...LISTED_REQUESTS.map(name => {
      const { list, hint } = REQUESTS[name].waits
      return `  { value: '${name}', label: '${list}', hint: '${hint}' },`
    }),
    '] as const',
    '',
  ].join('\n')

const PAGES: Record<string, () => string> = {
  'miniprogram/core/ticket/labels.ts': labels,
  'docs/api.md': describeApi,
  'docs/lifecycle.md': lifecyclePage,
}

const check = process.argv.includes('--check')
for (const [page, write] of Object.entries(PAGES)) {
  const file = new URL(`../${page}`, import.meta.url)
  const text = write()
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  if (!check) writeFileSync(file, text)
  else {
    console.log(`${page} 不是代码现在的样子：请跑 npx tsx scripts/generate.ts`)
    process.exitCode = 1
  }
}
