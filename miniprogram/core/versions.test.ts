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
  'clock 1': 'fb30d840bf9251e8',
  'points 1': 'f88ae52c5d1d1edb',
}
/** The steps of clock 1. One that comes later is no other number: it is as long for rules that were there before it. */
const STEPS_WENT_OUT: Record<string, string> = {
  dispatch: '1 workdays',
  claim: '24 hours',
  urgent: '1 hours',
  answer: '3 workdays',
  explain: '2 workdays',
  approve: '2 workdays',
  rate: '7 days',
  revisit: '15 days',
  residentReopen: '30 days',
  supervisorReopen: '365 days',
  committeeRate: '15 days',
  rateWindowAfterClose: '30 days',
  rateReplace: '7 days',
}
const fingerprint = (rules: object): string =>
  createHash('sha256').update(canonical(rules)).digest('hex').slice(0, 16)

test('what a version of the rules says never changes', () => {
  const { steps, ...rest } = defaultRules
  const now = {
    [`clock ${defaultRules.version}`]: fingerprint(rest),
    [`points ${SAMPLE_RULES.version}`]: fingerprint(SAMPLE_RULES),
  }
  expect(now).toEqual(WENT_OUT)
  const lengths = Object.entries(steps).map(([name, { n, unit }]) => [name, `${n} ${unit}`])
  expect(Object.fromEntries(lengths)).toMatchObject(STEPS_WENT_OUT)
})
