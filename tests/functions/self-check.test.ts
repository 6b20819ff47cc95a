import { afterEach, describe, expect, it } from 'vitest'
import type { SelfCheck } from '../../contract/county/self-check'
import { days, minutes } from '../../miniprogram/core/clock'
import { KEYS } from './seeded'
import { openCounty, type County } from './county'

type Options = NonNullable<Parameters<typeof openCounty>[0]>
let county: County
afterEach(() => county.close())

const ID = 'T'.repeat(43)
/** Eight digits of the county's key, as the deploy writes them down. */
const KEY_CHECK = 'c641a829'
const ONE: Options = {
  env: { TEMPLATE_RESOLVED: `${ID}|thing2=about,date5=at`, KEY_CHECK },
  templates: [{ priTmplId: ID, content: '事项{{thing2.DATA}}\n时间{{date5.DATA}}', type: 2 }],
}
async function open(options: Options = {}): Promise<void> {
  county = await openCounty({ ...ONE, ...options })
  await county.cloud.trigger('jobs', 'minute')
}
/** What a first check begins is ended by the timer and by WeChat; then it is looked at again. */
async function settled(): Promise<SelfCheck> {
  await check()
  await county.cloud.advance(minutes(2))
  await county.cloud.trigger('jobs', 'minute')
  return check()
}
const check = (late = 0): Promise<SelfCheck> =>
  county.ok('tian', 'county.selfCheck', { phoneNow: county.cloud.now() + late })
const marked = ({ lines }: SelfCheck, mark: 'right' | 'wrong' | 'unknown'): string[] =>
  lines.filter(line => line.mark === mark).map(line => line.id)
const message = ({ lines }: SelfCheck, id: string): string =>
  lines.find(line => line.id === id)?.message ?? ''

const LINES = [
  'openapi',
  'check',
  'templates',
  'keys',
  'clock',
  'calendar',
  'timer',
  'files',
  'address',
  'push',
  'refused',
  'demo',
]

/** Each line is broken once, by what would break it for real: how the county is opened, what goes wrong in it. */
interface Break {
  open?: Options
  /** Before the check. */
  before?: () => Promise<void> | void
  late?: number
  message: RegExp
}
const template = (over: object): Options => ({ templates: [{ ...ONE.templates![0]!, ...over }] })
const BREAKS: Record<string, Break> = {
  openapi: { open: { openapiKnown: false }, message: /微信开发者工具/ },
  check: { open: { words: { risky: ['路灯'], review: [] } }, message: /内容安全/ },
  templates: { open: template({ content: '事项{{thing3.DATA}}' }), message: /的字段和填的不一样/ },
  keys: {
    open: { env: { ...ONE.env, KEY_CHECK: '00000000' } },
    message: /不是同一把（这里 [0-9a-f]{8}，部署时 00000000）.*不要再录入/,
  },
  clock: { late: minutes(6), message: /差 6 分钟/ },
  calendar: { open: { calendar: false }, message: /「我的」→「放假安排」里录进去/ },
  timer: { before: () => county.cloud.advance(minutes(21)), message: /\d\d 分钟没有动了/ },
  files: {
    before: () => county.cloud.faults.failAction('storage.getUploadMetadata', 'STORAGE_REQUEST_FAIL'),
    message: /开通云存储/,
  },
  address: {
    before: () => {
      county.cloud.faults.addressesLive = true
    },
    message: /还打得开.*npm run deploy/,
  },
  push: {
    open: { mediaCheckMs: days(9) },
    before: async () => {
      await county.cloud.advance(minutes(33))
      await county.cloud.trigger('jobs', 'minute')
    },
    message: /消息推送.*都指到 hooks/,
  },
  refused: {
    before: () =>
      county.cloud.store.put('alarms', {
        _id: 'templates',
        v: 1,
        at: county.cloud.now(),
        seen: 'subscribeMessage.send 47003',
      }),
    message: /有一种消息模板对不上.*deploy\.json/,
  },
  demo: {
    before: () => demoRoot({ until: county.cloud.now() - 1, endingAt: null }),
    message: /三十天过了.*--demo-end/,
  },
}
/** The root of a demonstration county, as a deploy leaves it. */
function demoRoot(demo: { until: number; endingAt: number | null }): void {
  county.cloud.store.put('grids', { ...county.doc('grids', 'c'), _id: 'demo', path: ['demo'], demo })
}

describe('the county looks at its own environment', () => {
  it('finds everything right where it is', async () => {
    await open()
    const found = await settled()
    expect(marked(found, 'right')).toEqual(LINES)
    expect(found.lines.map(line => line.by)).toEqual(LINES.map(() => 'function'))
    expect(found.tryThese.collections).toContain('people')
    expect(found.tryThese.fileID).toContain('selfcheck/probe.txt')
    const told = JSON.stringify(found.lines)
    for (const secret of [ID, county.cloud.envId, KEYS.CODE_KEY, KEYS.FIELD_KEYS])
      expect(told).not.toContain(secret)
  })

  it('every line is broken once', () => {
    expect(Object.keys(BREAKS)).toEqual(LINES)
  })
  it.each(Object.entries(BREAKS))(
    '%s: broken, exactly this line turns, and says what to do',
    async (id, one) => {
      await open(one.open)
      if (id === 'address') await one.before?.()
      await settled()
      if (id !== 'address') await one.before?.()
      const found = await check(one.late)
      expect(marked(found, 'wrong')).toEqual([id])
      expect(message(found, id)).toMatch(one.message)
    },
  )

  it('says until when the demonstration stands, and that one half erased must be erased', async () => {
    await open()
    expect(message(await check(), 'demo')).toBe('没有建，或者删干净了')
    const until = Date.parse('2027-01-08T12:00:00+08:00')
    demoRoot({ until, endingAt: null })
    expect(message(await check(), 'demo')).toBe('建着，用到 1 月 8 日')
    demoRoot({ until, endingAt: county.cloud.now() })
    expect(message(await check(), 'demo')).toMatch(/删到一半.*再运行一次/)
  })

  it('what has only begun is not called fine', async () => {
    await open()
    expect(marked(await check(), 'unknown')).toEqual(['address', 'push'])
    await county.cloud.advance(minutes(1))
    expect(marked(await check(), 'unknown')).toEqual(['address'])
  })
  it('an address that nobody could fetch is not called dead', async () => {
    await open()
    await check()
    county.cloud.store.put('probes', { ...county.doc('probes', 'address'), sealed: null })
    await county.cloud.advance(minutes(2))
    await county.cloud.trigger('jobs', 'minute')
    expect(marked(await check(), 'unknown')).toEqual(['address'])
  })
  it('without the digits of the deploy the key is not called right', async () => {
    await open({ env: { TEMPLATE_RESOLVED: ONE.env!['TEMPLATE_RESOLVED']! } })
    expect(marked(await settled(), 'unknown')).toEqual(['keys'])
  })

  it('says what to do when WeChat does not know the permissions, and passes nothing behind it', async () => {
    await open({ openapiKnown: false })
    const found = await check()
    expect(marked(found, 'wrong')).toEqual(['openapi'])
    expect(marked(found, 'unknown')).toEqual(['check', 'templates', 'address', 'push'])
    expect(message(found, 'openapi')).toContain('微信开发者工具')
  })

  it('a content check that never answers is not called fine', async () => {
    await open()
    county.cloud.faults.failOpenapi('security.msgSecCheck', { errcode: 45009 })
    expect(marked(await check(), 'unknown')).toEqual(['openapi', 'check', 'address', 'push'])
  })

  it.each([
    ['is not in the account', [], '在账号里没有'],
    ['has other fields', [{ ...ONE.templates![0]!, content: '事项{{thing3.DATA}}' }], '的字段和填的不一样'],
    ['is long-term there', [{ ...ONE.templates![0]!, type: 3 as const }], '长期还是一次性填反了'],
  ])('a template that %s is named', async (_, templates, words) => {
    await open({ templates })
    const found = await check()
    expect(marked(found, 'wrong')).toEqual(['templates'])
    expect(message(found, 'templates')).toContain(`「办结评价提醒」${words}`)
  })

  it('without templates nothing can be said of them', async () => {
    await open({ env: { KEY_CHECK } })
    expect(marked(await check(), 'unknown')).toEqual(['templates', 'address', 'push'])
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
