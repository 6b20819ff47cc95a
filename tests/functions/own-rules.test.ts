/** A county that gives ten days where the rules it started with gave seven: everybody reads ten, of its new orders only. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addDays, days, defaultRules, type Span } from '../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from './county'
import { expectLaws } from './laws'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const TEN_DAYS: Span = { n: 10, unit: 'days' }
const own = {
  claim: { n: 12, unit: 'hours' },
  urgent: { n: 2, unit: 'hours' },
  rate: TEN_DAYS,
  rateReplace: TEN_DAYS,
  rateWindowAfterClose: TEN_DAYS,
  residentReopen: TEN_DAYS,
} satisfies Partial<typeof defaultRules.steps>
const STARTS = {
  claim: '二十四小时',
  urgent: '一小时',
  rate: '七天',
  rateReplace: '七天',
  rateWindowAfterClose: '三十天',
  residentReopen: '三十天',
}
const OWN = {
  claim: '十二小时',
  urgent: '两小时',
  rate: '十天',
  rateReplace: '十天',
  rateWindowAfterClose: '十天',
  residentReopen: '十天',
}

let county: County
/** Made before the county changed its rules, and after. */
let old: string
let fresh: string
beforeAll(async () => {
  county = await openCounty()
  const rules = {
    ...defaultRules,
    version: 2,
    from: county.cloud.now() + days(1),
    steps: { ...defaultRules.steps, ...own },
  }
  const saved = await county.cloud.console('admin', { route: 'rules.save', data: { rules } } as object)
  expect(saved).toMatchObject({ ok: true })
  old = await stations(county).resolved()
  await county.cloud.advance(days(2))
  fresh = await stations(county).resolved()
})
afterAll(async () => {
  expectLaws(county)
  await county.close()
})
const rate = (ticketId: string, score: 1 | 5) =>
  county.ok('chen', 'ticket.rate', { ticketId, key: tap(), input: { score, attachments: [] } })

describe('what the phone is sent', () => {
  it('with the first page is for what is begun today', async () => {
    expect((await county.ok('chen', 'me.home', {})).lengths).toEqual(OWN)
  })
  it('with an order is by the rules that the order keeps', async () => {
    const lengths = async (ticketId: string) => (await county.ok('chen', 'ticket.open', { ticketId })).lengths
    expect(await lengths(old)).toEqual(STARTS)
    expect(await lengths(fresh)).toEqual(OWN)
  })
  it('with a slip too', async () => {
    const {
      no = '',
      slip = '',
      ticket,
    } = await county.ok('li', 'ticket.submit', {
      key: tap(),
      input: order({ category: 'livelihood', sub: 'errand', onBehalfOf: 'zhou', consentWords: '当面同意' }),
    })
    const ticketId = ticket?.ticket.id ?? ''
    await stations(county).sentOn(ticketId, { person: 'wang' })
    await county.ok('wang', 'ticket.claim', {
      ticketId,
      key: tap(),
      input: { measures: '去办', promisedDay: soon(county), showContact: false },
    })
    await county.ok('wang', 'ticket.resolve', {
      ticketId,
      key: tap(),
      input: { outcome: 'done', text: '办好了', attachments: [] },
    })
    expect((await county.ok('gao', 'ticket.bySlip', { no, slip })).lengths).toEqual(OWN)
  })
})

describe('what is said after a press', () => {
  it('thanks for a rating with the days in which it may be changed', async () => {
    expect((await rate(old, 5)).message).toBe('谢谢您，评价记下了，七天里还能改。')
    expect((await rate(fresh, 5)).message).toBe('谢谢您，评价记下了，十天里还能改。')
  })
  it('refuses with the same days', async () => {
    const late = addDays(county.cloud.now(), 8)
    await county.cloud.advance(late - county.cloud.now())
    const again = (ticketId: string) =>
      county.as('chen', 'ticket.rate', { ticketId, key: tap(), input: { score: 1, attachments: [] } })
    expect(await again(old)).toMatchObject({ ok: false, message: '评价过了七天，改不了了。' })
    expect(await again(fresh)).toMatchObject({ ok: true })
    await county.cloud.advance(days(3))
    expect(await again(fresh)).toMatchObject({ ok: false, message: '评价过了十天，改不了了。' })
  })
})
