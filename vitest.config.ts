import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['miniprogram/**/*.test.ts', 'cloudfunctions/**/*.test.ts', 'local/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/miniprogram_npm/**', 'dist/**'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    pool: 'forks',
    // vitest leaves one processor free; with two that is half the machine
    maxWorkers: '100%',
  },
})
