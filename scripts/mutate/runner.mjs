/**
 * Stryker's test runner for the rules. They need no cloud, no browser and no file of their own, so one process loads them
 * again for every mutant, file by file, the nearest tests first and of those the quickest, and stops at the first that fails.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Script } from 'node:vm'
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core'
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { suite } from './suite.mjs'

/** How many folders two files share: the nearest tests know best. */
function nearness(a, b) {
  const [left, right] = [path.dirname(a).split('/'), path.dirname(b).split('/')]
  const differs = left.findIndex((part, i) => part !== right[i])
  return differs < 0 ? left.length : differs
}

/** Between a file and the name of a test in it. */
const IN = ' > '
const fileOf = id => id.slice(0, id.indexOf(IN))

class RulesRunner {
  /** How long each test took. Empty after a mutant that never ended: Stryker then starts another process, without a dry run. */
  #took = new Map()
  /** How long all tests of a file took. */
  #fileTook = new Map()

  capabilities() {
    return { reloadEnvironment: true }
  }

  init() {
    const file = path.resolve('mutants.cjs')
    const require = createRequire(file)
    const evaluate = new Script(`(function (require, module) {${readFileSync(file, 'utf8')}\n})`, {
      filename: file,
    }).runInThisContext()
    /** Nothing is loaded yet; each file is, with the rules it needs, when its tests are asked for. */
    this.fresh = () => {
      const { vitest, collect } = suite()
      const module = { exports: {} }
      evaluate(name => (name === 'vitest' ? vitest : require(name)), module)
      const testsOf = file =>
        collect(module.exports[file]).map(({ name, run }) => ({ id: `${file}${IN}${name}`, file, run }))
      return { files: Object.keys(module.exports), testsOf }
    }
  }

  async dryRun() {
    const stryker = this.#stryker({ mutantCoverage: { static: {}, perTest: {} } })
    const { files, testsOf } = this.fresh()
    const tests = []
    for (const { id, file, run } of files.flatMap(testsOf)) {
      stryker.currentTestId = id
      const [failed, took] = await this.#tried(run)
      stryker.currentTestId = undefined
      this.#took.set(id, took)
      this.#fileTook.set(file, (this.#fileTook.get(file) ?? 0) + took)
      tests.push(this.#result(id, file, took, failed))
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }) {
    const stryker = this.#stryker({ activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit })
    const tests = await this.#untilOneFails(path.relative('.', sandboxFileName), testFilter)
    const over = determineHitLimitReached(stryker.hitCount, hitLimit)
    return toMutantRunResult(over ?? { status: DryRunStatus.Complete, tests })
  }

  async #untilOneFails(mutated, testFilter) {
    const tests = []
    const wanted = new Set(testFilter)
    const { files, testsOf } = this.fresh()
    const covering = testFilter && new Set(testFilter.map(fileOf))
    const took = file => this.#fileTook.get(file) ?? 0
    const order = files
      .filter(file => !covering || covering.has(file))
      .sort((a, b) => nearness(b, mutated) - nearness(a, mutated) || took(a) - took(b))
    for (const file of order) {
      try {
        const own = testsOf(file).filter(({ id }) => !testFilter || wanted.has(id))
        own.sort((a, b) => (this.#took.get(a.id) ?? 0) - (this.#took.get(b.id) ?? 0))
        for (const { id, run } of own) {
          const [failed, took] = await this.#tried(run)
          tests.push(this.#result(id, file, took, failed))
          if (failed !== null) return tests
        }
      } catch (error) {
        // The file could not even be loaded: every test of it would have failed.
        return [...tests, this.#result(file, file, 0, error)]
      }
    }
    return tests
  }

  #stryker(state) {
    const stryker = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {})
    const before = {
      activeMutant: undefined,
      hitCount: undefined,
      hitLimit: undefined,
      currentTestId: undefined,
    }
    return Object.assign(stryker, before, state)
  }
  async #tried(run) {
    const began = performance.now()
    try {
      await run()
      return [null, performance.now() - began]
    } catch (error) {
      return [error, performance.now() - began]
    }
  }
  #result(id, fileName, timeSpentMs, failed) {
    const result = { id, name: id, fileName, timeSpentMs }
    return failed === null
      ? { ...result, status: TestStatus.Success }
      : { ...result, status: TestStatus.Failed, failureMessage: String(failed?.message ?? failed) }
  }
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'rules', () => new RulesRunner())]
