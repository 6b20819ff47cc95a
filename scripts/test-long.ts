/**
 * `npm run test:long -- [seed] [part …]`: the random tests and attacks of `npm test`, gone on with for up to an hour, and
 * whole what `npm test` draws a part of. Prints seed and commit; the same seed takes the same walks again. Each part takes
 * up to ten minutes of two quiet processors, so that it can be done part by part. Not part of CI; docs/testing.md tells of the last run.
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
  /** How it is asked for; several may share a name. */
  name: string
  what: string
  files: string[]
  /** How much of it: read by the files themselves. */
  env: Record<string, string>
}

const partsOf = (seed: number): Part[] => [
  ...[0, 1, 2].map(third => ({
    name: `walks${third + 1}`,
    what: `33,000 walks of an order, a seventh of them for each law, seed ${seed + third}`,
    files: ['miniprogram/core/ticket/laws.test.ts'],
    env: { LAWS_SEED: `${seed + third}`, LAWS_WALKS: '4770' },
  })),
  {
    name: 'drawn',
    what: 'all that `npm test` draws a part of',
    files: [
      'tests/abuse/keys.test.ts',
      'tests/functions/authorization',
      'tests/functions/demo/borders',
      'tests/functions/faults-everywhere.test.ts',
      'scripts/deploy/kill.test.ts',
    ],
    env: { SAMPLE: 'whole' },
  },
  {
    name: 'points',
    what: '20,000 orders in which movements of points meet',
    files: ['miniprogram/core/points/interleaving.test.ts'],
    env: { LEDGER_SEED: `${seed}`, LEDGER_RUNS: '20000' },
  },
  {
    name: 'village',
    what: 'twenty people and a shop, by chance, through the real functions',
    files: ['tests/laws/village.test.ts', 'tests/laws/shop.test.ts'],
    env: { LAWS_SEED: `${seed}`, LAWS_RUNS: '40', LAWS_ROUNDS: '600' },
  },
  {
    name: 'kills',
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
    name: 'board',
    what: `two months in front of a village's board, seed ${by}`,
    files: ['tests/abuse/board.test.ts'],
    env: { ABUSE_SEED: by },
  })),
  {
    name: 'presses',
    what: '660 presses on one order',
    files: ['tests/abuse/brakes.test.ts'],
    env: { PRESS_ROUNDS: '6' },
  },
  {
    name: 'guesses',
    what: 'two thousand guesses of the codes of cards',
    files: ['tests/abuse/joining.test.ts'],
    env: { JOINING_GUESSES: '2000' },
  },
]

const words = process.argv.slice(2)
const given = words.find(word => /^\d+$/.test(word))
const seed = given === undefined ? Math.floor(Math.random() * MOST) : Number(given)
const wanted = words.filter(word => word !== given)
const parts = partsOf(seed)
const unknown = wanted.filter(word => !parts.some(({ name }) => name === word))
if (unknown.length > 0) {
  const names = [...new Set(parts.map(({ name }) => name))].join(', ')
  console.error(`no such part: ${unknown.join(', ')}. There are ${names}; a number is the seed.`)
  process.exit(1)
}
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' })
const head = `seed ${seed}, commit ${commit.stdout.trim()}`
console.log(`${head}\n`)

await buildFunctions()
fs.mkdirSync(path.dirname(REPORT), { recursive: true })
// Part by part, the report grows.
if (wanted.length === 0) fs.rmSync(REPORT, { force: true })
fs.appendFileSync(REPORT, `${head}\n`)
const began = Date.now()
const waiting = parts.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
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
