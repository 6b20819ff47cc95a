/**
 * Run in Stryker's sandbox, after it has changed the rules: their tests and they become one file, of which runner.mjs
 * loads what it needs again for every mutant. MUTATE_TESTS: what the paths of the wanted tests begin with, and, after a !,
 * those of the ones to leave out.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const CORE = 'miniprogram/core'
/** What the rules ask of typed words is compared with the law's own table here; it takes no cloud. */
const CONTRACT = 'contract'
/** Random walks: thousands of runs share the tests, and a mutant that only a walk meets is met once in a while. */
const WALKS = ['/laws.test.ts', '/interleaving.test.ts']
const asked = (process.env.MUTATE_TESTS ?? `${CORE},${CONTRACT}/typed`).split(',')
const unwanted = asked.filter(start => start.startsWith('!')).map(start => start.slice(1))
const wanted = asked.filter(start => !start.startsWith('!'))
const tests = [CORE, CONTRACT]
  .flatMap(folder => readdirSync(folder, { recursive: true }).map(file => `${folder}/${file}`))
  .filter(file => file.endsWith('.test.ts') && !WALKS.some(walk => file.endsWith(walk)))
  .filter(file => wanted.some(start => file.startsWith(start)))
  .filter(file => !unwanted.some(start => file.startsWith(start)))
if (tests.length === 0) throw new Error(`no tests begin with ${wanted.join(' or ')}`)

/** Tests find what they read beside themselves. */
const whereItWas = {
  name: 'where-it-was',
  setup: ({ onLoad }) =>
    onLoad({ filter: /test(ing)?\.ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        .replaceAll('import.meta.url', JSON.stringify(`file://${file}`)),
      loader: 'ts',
    })),
}
await build({
  stdin: {
    contents: `module.exports = {${tests.map(test => `'${test}': () => require('./${test}')`).join(',\n')}}`,
    resolveDir: process.cwd(),
  },
  outfile: 'mutants.cjs',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  external: ['vitest', 'fast-check'],
  plugins: [whereItWas],
  logLevel: 'warning',
})
