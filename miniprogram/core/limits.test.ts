/** One number of the table, changed: what the cloud takes, what the form takes and what the refusal says change with it. */
import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'

const FORM = readFileSync(new URL('../ticket/reopen/reopen.wxml', import.meta.url), 'utf8')
const PAGE_OF = (set: { data?: object }) => (page: { data: object }) => {
  set.data = page.data
}

/** The three places, with `reason` at most so long. */
async function places(reason: number) {
  vi.resetModules()
  vi.doMock('./limits', async load => {
    const real = await load<typeof import('./limits')>()
    return { ...real, LIMITS: { ...real.LIMITS, reason } }
  })
  const { verbInputs } = await import('../../contract/verbs')
  const page: { data?: object } = {}
  vi.stubGlobal('Page', PAGE_OF(page))
  vi.stubGlobal('Behavior', (behavior: object) => behavior)
  vi.stubGlobal('wx', { getStorageSync: () => '', getSystemInfoSync: () => ({}), onNetworkStatusChange() {} })
  await import('../ticket/reopen/reopen')
  const { atMost } = page.data as { atMost: { reason: number } }
  const takes = (length: number) => verbInputs.reopen.safeParse({ reason: '字'.repeat(length) })
  const refused = takes(reason + 1)
  return {
    form: atMost.reason,
    taken: takes(reason).success,
    tooLong: refused.success,
    message: refused.error?.issues[0]?.message,
  }
}

afterEach(() => {
  vi.doUnmock('./limits')
  vi.unstubAllGlobals()
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
test('the form asks the table, for what it takes and for what it counts to', () => {
  expect(FORM).toContain('maxlength="{{atMost.reason}}"')
  expect(FORM).toContain('{{count}} / {{atMost.reason}}')
})
