/** As much of vitest as the tests of the rules use: they are collected here, and run one by one, in this very process. */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect'
import * as chai from 'chai'

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)
const expect = Object.assign(
  (value, message) => chai.expect(value, message),
  chai.expect,
  globalThis[ASYMMETRIC_MATCHERS_OBJECT],
)
setState({ assertionCalls: 0, expectedAssertionsNumber: null, isExpectingAssertions: false }, expect)
globalThis[Symbol.for('expect-global')] = expect

/** Rows of `each`: an array, or a table written as a template. */
function rowsOf(first, values) {
  if (!first.raw) return first.map(row => (Array.isArray(row) ? row : [row]))
  const names = first[0]
    .split('\n')
    .find(line => line.trim() !== '')
    .split('|')
    .map(name => name.trim())
  return Array.from({ length: values.length / names.length }, (_, i) => [
    Object.fromEntries(names.map((name, j) => [name, values[i * names.length + j]])),
  ])
}

/** The parts of vitest that a test imports, and what was collected through them so far. */
export function suite() {
  let tests = []
  let path = []
  let before = []
  const add = (name, run, args = [], i = '') => {
    const hooks = [...before]
    tests.push({
      name: [...path, `${name}${i === '' ? '' : ` #${i}`}`, tests.length].join(' > '),
      run: async () => {
        for (const hook of hooks) await hook()
        await run(...args)
      },
    })
  }
  const within = (name, body, args = []) => {
    const [outerPath, outerBefore] = [path, before]
    ;[path, before] = [[...path, name], [...before]]
    body(...args)
    ;[path, before] = [outerPath, outerBefore]
  }
  const each =
    one =>
    (first, ...values) =>
    (name, body) =>
      rowsOf(first, values).forEach((args, i) => one(name, body, args, i))
  const test = Object.assign((name, run) => add(name, run), { each: each(add) })
  const describe = Object.assign((name, body) => within(name, body), {
    each: each((name, body, args, i) => within(`${name} #${i}`, body, args)),
  })
  return {
    vitest: { describe, test, it: test, expect, beforeEach: hook => before.push(hook) },
    /** The tests that `evaluate` defines. */
    collect(evaluate) {
      ;[tests, path, before] = [[], [], []]
      evaluate()
      return tests
    },
  }
}
