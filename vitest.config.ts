import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The long ones first, so that none of them is left alone at the end. */
const LONG = [
  'scripts/deploy/command',
  'scripts/check/check',
  'tests/journeys/p',
  'tests/journeys/chain',
  'local/phone/scenes',
  'tests/functions/authorization',
  'tests/abuse/brakes',
  'local/phone/',
  'tests/journeys/',
  'tests/abuse/',
  'tests/laws/',
  'tests/functions/',
  'miniprogram/core/ticket/laws',
]
/** One kind after the other: a process that goes on with a file of its own kind has loaded most of it. */
const KINDS = ['alone', 'browser', 'shared']
const rank = ({ moduleId, project }: TestSpecification): number => {
  const at = LONG.findIndex(part => moduleId.includes(part))
  return KINDS.indexOf(project.name) * 100 + (at < 0 ? LONG.length : at)
}
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

// What is drawn by chance (tests/sampled.ts) is drawn again with the same seed. The processes of a run inherit it.
if (!process.env.SEED) {
  process.env.SEED = String(Math.floor(Math.random() * 1_000_000))
  // Other tools read this file, too.
  if (process.env.VITEST) console.log(`SEED=${process.env.SEED}`)
}

const EXCLUDE = ['**/node_modules/**', '**/miniprogram_npm/**', 'dist/**']
/** Half of a test’s time is waiting, for a page, a lock or the clock: twice as many files as processors keep them busy. */
const WORKERS = availableParallelism() * 2

export default defineConfig({
  // The phone finds it in miniprogram_npm, without the package's own folder in between.
  resolve: {
    alias: {
      'tdesign-miniprogram': path.resolve('node_modules/tdesign-miniprogram/miniprogram_dist'),
      // Node would take the build that calls node:crypto; the tests take the phone's.
      'js-sha256': path.resolve('node_modules/js-sha256/src/index.mjs'),
    },
  },
  test: {
    testTimeout: 120_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: WORKERS,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          // One process takes many files and loads what they have in common once: a quarter of their time was that.
          isolate: false,
          include: [
            'contract/**/*.test.ts',
            'miniprogram/**/*.test.ts',
            'cloudfunctions/**/*.test.ts',
            'tests/{abuse,conformance,format,functions,laws}/**/*.test.ts',
            'local/cloud/**/*.test.ts',
          ],
          exclude: EXCLUDE,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // What they have in common is more than the rest, and the browser is one of it (local/phone/drive.ts).
          isolate: false,
          include: ['local/{phone,gallery}/**/*.test.ts', 'tests/journeys/**/*.test.ts'],
          exclude: EXCLUDE,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          // Tools that keep something in their modules.
          include: ['local/{control,county,start}/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: EXCLUDE,
        },
      },
    ],
  },
})
