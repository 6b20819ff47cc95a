/**
 * Pages of docs/, and what the phone needs of the verbs, are written from the code. `npx tsx scripts/generate.ts` writes
 * them, `--check` names those that are no longer what the code says.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describeApi } from '../contract/describe'
import { lifecyclePage } from './generated/lifecycle'
import { lunarYears } from './generated/lunar'
import * as deed from '../miniprogram/core/deed/process'
import { VERB_FILES as DEED } from '../miniprogram/core/deed/verbs'
import * as feedback from '../miniprogram/core/feedback/process'
import { VERB_FILES as FEEDBACK } from '../miniprogram/core/feedback/verbs'
import * as honour from '../miniprogram/core/honour/process'
import { VERB_FILES as HONOUR } from '../miniprogram/core/honour/verbs'
import * as redemption from '../miniprogram/core/redemption/process'
import { VERB_FILES as REDEMPTION } from '../miniprogram/core/redemption/verbs'
import { labels, presses, ways } from './generated/phone'
import { shapes } from './generated/shapes'

const biome = new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url).pathname
/** As `npm run format` leaves it. */
const formatted = (page: string, text: string): string =>
  page.endsWith('.ts')
    ? execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${page}`], {
        input: text,
        encoding: 'utf8',
        // It says that a folder of tables stays as it is.
        stdio: ['pipe', 'pipe', 'ignore'],
      })
    : text

const PAGES: Record<string, () => string> = {
  'miniprogram/api/shapes.ts': shapes,
  'miniprogram/core/clock/years/lunar.ts': lunarYears,
  'miniprogram/core/ticket/phone/labels.ts': labels,
  'miniprogram/core/ticket/phone/ways.ts': ways,
  'miniprogram/core/deed/phone/ways.ts': () => presses('deed', deed.PERSON_VERBS, DEED),
  'miniprogram/core/honour/phone/ways.ts': () => presses('honour', honour.PERSON_VERBS, HONOUR),
  'miniprogram/core/feedback/phone/ways.ts': () => presses('feedback', feedback.PERSON_VERBS, FEEDBACK),
  'miniprogram/core/redemption/phone/ways.ts': () =>
    presses('redemption', redemption.PERSON_VERBS, REDEMPTION),
  'docs/api.md': describeApi,
  'docs/lifecycle.md': lifecyclePage,
}

const check = process.argv.includes('--check')
for (const [page, write] of Object.entries(PAGES)) {
  const file = new URL(`../${page}`, import.meta.url)
  const text = formatted(page, write())
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  if (!check) writeFileSync(file, text)
  else {
    console.log(`${page} 不是代码现在的样子：请跑 npx tsx scripts/generate.ts`)
    process.exitCode = 1
  }
}
