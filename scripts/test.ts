/** `npm test`: builds the functions once, runs every test, prints one line with the counts. Arguments go to vitest. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { buildFunctions, buildPhone } from './build'

const ROOT = path.resolve(import.meta.dirname, '..')
const REPORT = path.join(ROOT, '.cache/vitest.json')
/** Read again by .ci/run, whose last line it is. */
const SUMMARY = path.join(ROOT, '.cache/tests.txt')

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numFailedTestSuites: number
  success: boolean
}

await buildFunctions()
await buildPhone()
fs.mkdirSync(path.dirname(REPORT), { recursive: true })
for (const old of [REPORT, SUMMARY]) fs.rmSync(old, { force: true })
const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs')
const run = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: 'inherit' },
)
process.exit(summary(run.status ?? 1))

function summary(status: number): number {
  if (!fs.existsSync(REPORT)) {
    console.error('vitest 没有写出结果，测试没跑完，请看上面的输出')
    return 1
  }
  const report = JSON.parse(fs.readFileSync(REPORT, 'utf8')) as Report
  // a suite that could not even be loaded has no tests of its own, and is a failure all the same
  const failed = Math.max(report.numFailedTests, report.success && status === 0 ? 0 : 1)
  const line = `tests: ${report.numPassedTests} passed, ${failed} failed${report.numPendingTests ? `, ${report.numPendingTests} skipped` : ''}`
  fs.writeFileSync(SUMMARY, `${line}\n`)
  console.log(`\n${line}`)
  return status || (failed ? 1 : 0)
}
