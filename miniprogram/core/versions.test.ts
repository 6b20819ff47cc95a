import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonical } from './canonical'
import { defaultRules } from './clock/defaults'
import { SAMPLE_RULES } from './points/sample-rules'

/**
 * What went out under each version. An order keeps the version in force when it was made, so what a version says never
 * changes: write a new one beside it (`version`, `from`) and add its line here.
 */
const WENT_OUT: Record<string, string> = {
  'clock 1': '63b0513f064e48d7',
  'points 1': 'b6a2725f3feb47b7',
}
const fingerprint = (rules: object): string =>
  createHash('sha256').update(canonical(rules)).digest('hex').slice(0, 16)

test('what a version of the rules says never changes', () => {
  const now = {
    [`clock ${defaultRules.version}`]: fingerprint(defaultRules),
    [`points ${SAMPLE_RULES.version}`]: fingerprint(SAMPLE_RULES),
  }
  expect(now).toEqual(WENT_OUT)
})
