/**
 * Pages of docs/ that are written from the code. `npx tsx scripts/generate.ts` writes them, `--check` names those that
 * are no longer what the code says.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describeApi } from '../cloudfunctions/_contract/describe'
import { lifecyclePage } from '../miniprogram/core/ticket/diagram'

const PAGES: Record<string, () => string> = {
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
