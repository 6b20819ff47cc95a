import { afterEach, describe, expect, it } from 'vitest'
import type { SelfCheck } from '../../cloudfunctions/_contract/self-check'
import { minutes } from '../../miniprogram/core/clock'
import { openCounty, type County } from './county'

type Options = NonNullable<Parameters<typeof openCounty>[0]>
let county: County
afterEach(() => county.close())

const ID = 'T'.repeat(43)
const ONE = {
  env: { TEMPLATE_RESOLVED: `${ID}|thing2=about,date5=at` },
  templates: [{ priTmplId: ID, content: '事项{{thing2.DATA}}\n时间{{date5.DATA}}', type: 2 as const }],
}
async function open(options: Options = {}): Promise<void> {
  county = await openCounty({ ...ONE, ...options })
  await county.cloud.trigger('jobs', 'minute')
}
const check = (late = 0): Promise<SelfCheck> =>
  county.ok('tian', 'county.selfCheck', { phoneNow: county.cloud.now() + late })
const marked = ({ lines }: SelfCheck, mark: 'right' | 'wrong' | 'unknown'): string[] =>
  lines.filter(line => line.mark === mark).map(line => line.id)
const says = ({ lines }: SelfCheck, id: string): string => lines.find(line => line.id === id)?.says ?? ''

describe('the county looks at its own environment', () => {
  it('finds everything right where it is', async () => {
    await open()
    const found = await check()
    expect(marked(found, 'right')).toEqual([
      'openapi',
      'check',
      'templates',
      'keys',
      'clock',
      'calendar',
      'timer',
      'files',
    ])
    expect(found.tryThese.collections).toContain('people')
    expect(found.tryThese.fileID).toContain('selfcheck/probe.txt')
    expect(says(found, 'keys')).toMatch(/核对码 [0-9a-f]{8}，/)
  })

  it('says what to do when WeChat does not know the permissions, and passes nothing behind it', async () => {
    await open({ openapiKnown: false })
    const found = await check()
    expect(marked(found, 'wrong')).toEqual(['openapi'])
    expect(marked(found, 'unknown')).toEqual(['check', 'templates'])
    expect(says(found, 'openapi')).toContain('微信开发者工具')
  })

  it('a content check that never answers is not called fine', async () => {
    await open()
    county.cloud.faults.failOpenapi('security.msgSecCheck', { errcode: 45009 })
    expect(marked(await check(), 'unknown')).toEqual(['openapi', 'check'])
  })

  it.each([
    ['is not in the account', [], '在账号里没有'],
    ['has other fields', [{ ...ONE.templates[0]!, content: '事项{{thing3.DATA}}' }], '的字段和填的不一样'],
    ['is long-term there', [{ ...ONE.templates[0]!, type: 3 as const }], '长期还是一次性填反了'],
  ])('a template that %s is named', async (_, templates, words) => {
    await open({ templates })
    const found = await check()
    expect(marked(found, 'wrong')).toEqual(['templates'])
    expect(says(found, 'templates')).toContain(`「办结评价提醒」${words}`)
  })

  it('without templates nothing can be said of them', async () => {
    await open({ env: {} })
    expect(marked(await check(), 'unknown')).toEqual(['templates'])
  })

  it('a phone five minutes off, a missing calendar and a timer that stopped each turn their own line', async () => {
    await open()
    expect(marked(await check(minutes(6)), 'wrong')).toEqual(['clock'])
    await county.cloud.advance(minutes(21))
    const found = await check()
    expect(marked(found, 'wrong')).toEqual(['timer'])
    expect(says(found, 'timer')).toContain('21 分钟没有动了')
    await county.close()
    await open({ calendar: false })
    expect(marked(await check(), 'wrong')).toEqual(['calendar'])
  })

  it('is for the administrator alone', async () => {
    await open()
    const ask = { phoneNow: county.cloud.now() }
    for (const who of ['chen', 'li', 'he', 'zhao', 'yang'] as const)
      expect(await county.raw(who, { route: 'county.selfCheck', data: ask, contract: 1 })).toMatchObject({
        ok: false,
        code: 'NOT_ALLOWED',
      })
  })
})
