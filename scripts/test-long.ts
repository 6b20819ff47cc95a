/**
 * `npm run test:long [seed]`: the random tests and attacks of `npm test`, gone on with for up to an hour. Prints seed and
 * commit; the same seed takes the same walks again. Not part of CI; docs/testing.md tells of the last run.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { buildFunctions } from './build'

const ROOT = path.resolve(import.meta.dirname, '..')
const MOST = 2 ** 31
/** Every test of an hour's run may take as long as the run. */
const PATIENCE_MS = 3_600_000

interface Part {
  what: string
  files: string[]
  /** How much of it: read by the files themselves. */
  env: Record<string, string>
}

const partsOf = (seed: number): Part[] => [
  {
    what: '100,000 walks of an order, a seventh of them for each law',
    files: ['miniprogram/core/ticket/laws.test.ts'],
    env: { LAWS_SEED: `${seed}`, LAWS_WALKS: '14300' },
  },
  {
    what: '20,000 orders in which movements of points meet',
    files: ['miniprogram/core/points/interleaving.test.ts'],
    env: { LEDGER_SEED: `${seed}`, LEDGER_RUNS: '20000' },
  },
  {
    what: 'twenty people and a shop, by chance, through the real functions',
    files: ['tests/laws/village.test.ts', 'tests/laws/shop.test.ts'],
    env: { LAWS_SEED: `${seed}`, LAWS_RUNS: '40', LAWS_ROUNDS: '600' },
  },
  {
    what: 'killed at any moment, thirty times; functions killed at every step',
    files: [
      'local/cloud/kill.test.ts',
      'tests/functions/files-killed.test.ts',
      'tests/functions/jobs-killed.test.ts',
      'tests/functions/shop-killed.test.ts',
    ],
    env: { KILL_ROUNDS: '30' },
  },
  ...['willow', `a${seed}`, `b${seed}`].map(by => ({
    what: `two months in front of a village's board, seed ${by}`,
    files: ['tests/abuse/board.test.ts'],
    env: { ABUSE_SEED: by },
  })),
  {
    what: 'two thousand guesses of the codes of cards',
    files: ['tests/abuse/joining.test.ts'],
    env: { JOINING_GUESSES: '2000' },
  },
]

const asked = process.argv[2]
const seed = asked === undefined ? Math.floor(Math.random() * MOST) : Number(asked)
if (!Number.isInteger(seed) || seed < 0) throw new Error(`a seed is a whole number, not ${asked}`)
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' })
const head = `seed ${seed}, commit ${commit.stdout.trim()}`
console.log(`${head}\n`)

await buildFunctions()
const began = Date.now()
const lines: string[] = []
let failed = 0
for (const { what, files, env } of partsOf(seed)) {
  const at = Date.now()
  const { status } = spawnSync(
    process.execPath,
    [path.join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', `--testTimeout=${PATIENCE_MS}`, ...files],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } },
  )
  if (status !== 0) failed++
  lines.push(`${status === 0 ? 'held  ' : 'FAILED'} ${what} (${Math.round((Date.now() - at) / 1000)} s)`)
}
const end = `test:long: ${lines.length - failed} held, ${failed} failed, ${Math.round((Date.now() - began) / 60_000)} minutes, ${head}`
fs.mkdirSync(path.join(ROOT, '.cache'), { recursive: true })
fs.writeFileSync(path.join(ROOT, '.cache/test-long.txt'), `${[...lines, end].join('\n')}\n`)
console.log(`\n${lines.join('\n')}\n${end}`)
process.exit(failed ? 1 : 0)
