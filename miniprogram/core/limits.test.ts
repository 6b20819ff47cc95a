/** One number of the table, changed: what the cloud takes, what the form takes and what the refusal says change with it. */
import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'

const template = (place: string) =>
  readFileSync(new URL(`../components/form/${place}/${place}.wxml`, import.meta.url), 'utf8')

/** The three places, with `reason` at most so long. */
async function places(reason: number) {
  vi.resetModules()
  vi.doMock('./limits', async load => {
    const real = await load<typeof import('./limits')>()
    return { ...real, LIMITS: { ...real.LIMITS, reason } }
  })
  const { verbInputs } = await import('../../contract/ticket/verbs')
  // What scripts/generate.ts writes down for the phone; `npm run check` sees that it is written again.
  const { formOf } = await import('./process/way')
  const { reopen } = await import('./ticket/verbs/ending/reopen')
  const takes = (length: number) => verbInputs.reopen.safeParse({ reason: '字'.repeat(length) })
  const refused = takes(reason + 1)
  return {
    form: formOf(reopen)?.fields[0]?.max,
    taken: takes(reason).success,
    tooLong: refused.success,
    message: refused.error?.issues[0]?.message,
  }
}

afterEach(() => {
  vi.doUnmock('./limits')
})

test('a reason of at most 200 characters', async () => {
  expect(await places(200)).toEqual({
    form: 200,
    taken: true,
    tooLong: false,
    message: '太长了，最多 200 个字。',
  })
}, 60_000)
test('a reason of at most 30 characters', async () => {
  expect(await places(30)).toEqual({
    form: 30,
    taken: true,
    tooLong: false,
    message: '太长了，最多 30 个字。',
  })
}, 60_000)
test('the form takes and counts to what its field says', () => {
  expect(template('form-fields')).toContain('max="{{item.max}}"')
  expect(template('text-field').split('maxlength="{{max}}"')).toHaveLength(3)
  expect(template('text-field')).toContain('{{count}} / {{max}}')
})
