import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The phone finds it in miniprogram_npm, without the package's own folder in between.
  resolve: { alias: { 'tdesign-miniprogram': path.resolve('node_modules/tdesign-miniprogram/miniprogram_dist') } },
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
