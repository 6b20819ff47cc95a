/**
 * `npm run test:long [seed]`: the random tests and attacks of `npm test`, gone on with for up to an hour. Prints seed and
 * commit; the same seed takes the same walks again. Not part of CI; docs/testing.md tells of the last run.
 */
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { buildFunctions } from './build'

const ROOT = path.resolve(import.meta.dirname, '..')
/** Written to as each part ends, so that what was found is kept should the rest not come to its end. */
const REPORT = path.join(ROOT, '.cache/test-long.txt')
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
      'tests/functions/points-faults.test.ts',
      'tests/functions/shop-killed.test.ts',
    ],
    env: { KILL_ROUNDS: '30', KILL_STRIDE: '1' },
  },
  ...['willow', `a${seed}`, `b${seed}`].map(by => ({
    what: `two months in front of a village's board, seed ${by}`,
    files: ['tests/abuse/board.test.ts'],
    env: { ABUSE_SEED: by },
  })),
  {
    what: '660 presses on one order',
    files: ['tests/abuse/brakes.test.ts'],
    env: { PRESS_ROUNDS: '6' },
  },
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
fs.mkdirSync(path.dirname(REPORT), { recursive: true })
fs.writeFileSync(REPORT, `${head}\n`)
const began = Date.now()
const waiting = partsOf(seed)
const held: boolean[] = []
await Promise.all(Array.from({ length: availableParallelism() }, lane))
const failed = held.filter(one => !one).length
note(
  `test:long: ${held.length - failed} held, ${failed} failed, ${Math.round((Date.now() - began) / 60_000)} minutes, ${head}`,
)
process.exit(failed ? 1 : 0)

/** One part after the other, as long as there are any: one lane for each processor. */
async function lane(): Promise<void> {
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const at = Date.now()
    const { ok, output } = await run(part)
    held.push(ok)
    console.log(output)
    note(`${ok ? 'held  ' : 'FAILED'} ${part.what} (${Math.round((Date.now() - at) / 1000)} s)`)
  }
}

/** Answers what vitest wrote, whole: the lanes do not write into one another. */
function run({ files, env }: Part): Promise<{ ok: boolean; output: string }> {
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs')
  const child = spawn(
    process.execPath,
    [vitest, 'run', `--testTimeout=${PATIENCE_MS}`, '--no-file-parallelism', ...files],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATIENCE_MS: `${PATIENCE_MS}`, ...env },
    },
  )
  const parts: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => resolve({ ok: code === 0, output: Buffer.concat(parts).toString() }))
  })
}

function note(line: string): void {
  fs.appendFileSync(REPORT, `${line}\n`)
  console.log(line)
}
