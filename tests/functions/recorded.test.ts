/**
 * Phones that were not updated yet: what they ask is still understood. recorded/contract-N.json holds what phones asked
 * when N was the contract; today's and the one before are asked again here. After a new route or field, record again:
 *   RECORD_REQUESTS=1 npx vitest run tests/functions/authorization.test.ts tests/journeys
 *   npx tsx tests/functions/recorded/choose.ts
 * That only adds. A recorded request that is no longer understood means: raise CONTRACT and serve the old way too.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTRACT } from '../../contract/version'
import { routes } from '../../contract'
import { openCounty, type County } from './county'

interface Request {
  route: string
  data: { group?: unknown }
  contract: number
}
const fileOf = (contract: number) => path.join(import.meta.dirname, `recorded/contract-${contract}.json`)
const recorded = (contract: number) =>
  existsSync(fileOf(contract))
    ? (JSON.parse(readFileSync(fileOf(contract), 'utf8')) as Record<string, Request[]>)
    : {}
const SERVED = [CONTRACT - 1, CONTRACT]

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

describe('what phones ask', () => {
  it('is recorded for every route of this contract', () => {
    expect(
      Object.keys(routes).filter(route => !recorded(CONTRACT)[route]?.length),
      'nobody recorded what phones ask of these: the two commands are above, in this file',
    ).toEqual([])
  })

  it.each(
    SERVED.flatMap(contract =>
      Object.entries(recorded(contract)).map(([route, requests]) => [contract, route, requests] as const),
    ),
  )('in contract %i at %s is understood', async (_, _route, requests) => {
    const putBack = county.remember()
    for (const { data, ...envelope } of requests) {
      // WeChat's seal of a group lives five minutes; the phone brings a fresh one each time.
      const fresh = data.group
        ? { ...data, group: { cloudID: county.cloud.cloudId({ opengid: 'group1' }) } }
        : data
      const reply = await county.raw('li', { ...envelope, data: fresh })
      expect([data, reply.ok || reply.code]).not.toEqual([
        data,
        expect.stringMatching(/BAD_INPUT|NO_SUCH_ROUTE|INTERNAL/),
      ])
      putBack()
    }
  })
})
