import { defineConfig } from 'vitest/config'

/**
 * The tests that mutants have to survive: the rules' own, without those that walk at random. Thousands of runs share
 * them, and a mutant that only a random walk meets is met once in a while. MUTATE_TESTS narrows them further.
 */
export default defineConfig({
  test: {
    include: process.env.MUTATE_TESTS?.split(',') ?? ['miniprogram/core/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/laws.test.ts', '**/interleaving.test.ts'],
    pool: 'threads',
    // The rules keep nothing between two tests: read once for all files.
    isolate: false,
    testTimeout: 60_000,
  },
})
