/** What the demonstration keeps to itself: no message of it goes to anybody's WeChat, and no alarm of the county comes in. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { templateId } from '../../../cloudfunctions/_notices/templates'
import { hours } from '../../../miniprogram/core/clock'
import { openCounty, order, tap, type County } from '../county'
import { nextTick } from '../jobs-tick'
import { accountOf, openDemo } from './demo'

let county: County
let restore: () => void
beforeAll(async () => {
  county = await openCounty({ calendar: false })
  await openDemo(county)
  restore = county.remember()
})
afterEach(() => restore())
afterAll(() => county.close())

/** Two acceptances: the last one is kept for what is urgent. */
const accepts = async (who: Parameters<County['as']>[0]): Promise<void> => {
  const template = templateId('newOrder')
  for (let n = 0; n < 2; n++) {
    county.cloud.grant(typeof who === 'string' ? `o_${who}` : who.openid, template)
    expect(await county.as(who, 'me.accepted', { accepted: [template], key: tap() })).toMatchObject({
      ok: true,
    })
  }
}
const orders = async (who: Parameters<County['as']>[0]): Promise<void> => {
  const input = order({ category: 'livelihood', sub: 'errand' })
  expect(await county.as(who, 'ticket.submit', { key: tap(), input })).toMatchObject({ ok: true })
}
const asked = () => county.cloud.messages().filter(({ api }) => api === 'subscribeMessage.send')

describe('a message', () => {
  it('that a real desk gets in WeChat shows only in the app at the desk of the demonstration', async () => {
    await accepts('he')
    await accepts(accountOf('dispatcher'))
    const before = asked().length
    await orders('chen')
    await orders(accountOf('resident'))
    await nextTick(county)
    // The desk's morning: what came in is gathered, then told.
    await county.cloud.advance(hours(30))
    for (let n = 0; n < 2; n++) await nextTick(county)
    expect(
      asked()
        .slice(before)
        .map(({ data }) => data.touser),
    ).toEqual(['o_he'])
    // Its acceptances are still there, and the desk reads of it in the app.
    expect(county.doc('grants', `demo-dispatcher:${templateId('newOrder')}`).left).toBe(2)
    const news = await county.as(accountOf('dispatcher'), 'me.news', {})
    expect(JSON.stringify(news)).toContain('1 件等着派')
  })
})

describe('an alarm of the county', () => {
  const desk = async (who: Parameters<County['as']>[0]) => {
    const reply = await county.as(who, 'desk.counters', {})
    if (!reply.ok) throw new Error(reply.message)
    const { alarms, calendarMissing, sweepSilent } = reply.data
    return { alarms, calendarMissing, sweepSilent }
  }

  it.each(['dispatcher', 'inspector', 'admin'] as const)(
    'is read at the real desk, not by the %s of the demonstration',
    async role => {
      // The timer is silent, WeChat refuses us, and nobody has entered next year's days off.
      county.cloud.store.put('alarms', {
        _id: 'permission',
        v: 1,
        at: county.cloud.now(),
        seen: 'msgSecCheck -604101',
      })
      county.cloud.store.put('jobs', {
        ...county.doc('jobs', 'timer'),
        lastRunAt: county.cloud.now() - hours(1),
      })
      expect(await desk('he')).toEqual({
        alarms: ['permission'],
        calendarMissing: 2027,
        sweepSilent: true,
      })
      expect(await desk(accountOf(role))).toEqual({ alarms: [], calendarMissing: null, sweepSilent: false })
    },
  )
})
