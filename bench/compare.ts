/**
 * `npm run bench:compare -- <commit>`: is anything slower than it was at that commit? Both trees run the same lives of
 * orders and open the same pages, by turns, seven rounds; writes bench/COMPARED.md. Processor time, because whatever
 * else the machine does falls upon both.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { median } from './measure'
import { grid } from './report'

const ROOT = path.resolve(import.meta.dirname, '..')
const ROUNDS = 7
const LIVES = 12
const OPENINGS = 15
/** No verb and no page may be slower by more than this. */
const MOST = 1.05

interface Cost {
  cpuMs: number
  reads: number
  writes: number
}
interface Round {
  verbs: Record<string, Cost>
  pages: Record<string, Cost>
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()

/** The tree of that commit, with today's packages and today's `round.ts`. */
function treeOf(commit: string): string {
  const dir = path.join(ROOT, '.cache/bench/trees', commit)
  if (!existsSync(dir)) {
    mkdirSync(dir, { recursive: true })
    const tar = execFileSync('git', ['archive', commit], { cwd: ROOT, maxBuffer: 2 ** 30 })
    execFileSync('tar', ['-x', '-C', dir], { input: tar })
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(dir, 'node_modules'))
  }
  cpSync(path.join(ROOT, 'bench/round.ts'), path.join(dir, 'bench/round.ts'))
  return dir
}

function round(tree: string): Round {
  const out = execFileSync(
    process.execPath,
    [path.join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'bench/round.ts', String(LIVES), String(OPENINGS)],
    { cwd: tree, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 },
  )
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as Round
}

function tableOf(
  title: string,
  kind: keyof Round,
  before: readonly Round[],
  after: readonly Round[],
): string {
  const names = Object.keys(after[0]?.[kind] ?? {}).filter(name => before[0]?.[kind][name])
  const rows = names.map(name => {
    const of = (rounds: readonly Round[], key: keyof Cost) =>
      median(rounds.map(one => one[kind][name]?.[key] ?? NaN))
    // Of each round its own ratio: the two ran one after the other.
    const ratio = median(
      after.map((one, i) => (one[kind][name]?.cpuMs ?? NaN) / (before[i]?.[kind][name]?.cpuMs ?? NaN)),
    )
    return [
      name,
      of(before, 'cpuMs').toFixed(1),
      of(after, 'cpuMs').toFixed(1),
      ratio.toFixed(2),
      `${of(before, 'reads')} → ${of(after, 'reads')}`,
      `${of(before, 'writes')} → ${of(after, 'writes')}`,
      ratio > MOST ? '**slower**' : '',
    ]
  })
  return grid(title, ['', 'processor ms before', 'now', `ratio (≤ ${MOST})`, 'reads', 'writes', ''], rows)
}

const [asked] = process.argv.slice(2)
if (!asked) {
  console.error('npm run bench:compare -- <commit>')
  process.exit(1)
}
const commit = git('rev-parse', '--short', asked)
const tree = treeOf(commit)
const before: Round[] = []
const after: Round[] = []
for (let i = 0; i < ROUNDS; i++) {
  console.error(`${new Date().toISOString().slice(11, 19)} round ${i + 1} of ${ROUNDS}`)
  before.push(round(tree))
  after.push(round(ROOT))
}
const text = [
  `# Compared: ${commit} (${git('log', '-1', '--format=%ad', '--date=short', commit)}) and ${git('rev-parse', '--short', 'HEAD')}\n`,
  `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, \`npm run bench:compare -- ${asked}\`. ${os.cpus()[0]?.model ?? '?'}, ${os.cpus().length} cores, Node ${process.version}, load ${os.loadavg()[0]?.toFixed(1)} at the end.`,
  `${ROUNDS} rounds by turns, each ${LIVES} lives of two orders and ${OPENINGS} openings of a page in a county of 1,000 orders; medians of processor time (gateway, store and function together), the ratio is the median of the rounds' ratios. Nothing here passes or fails a test.\n`,
  tableOf('Verbs', 'verbs', before, after),
  tableOf('Pages', 'pages', before, after),
].join('\n')
console.log(text)
writeFileSync(path.join(import.meta.dirname, 'COMPARED.md'), `${text}\n`)
