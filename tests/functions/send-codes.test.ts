/** What each of WeChat's codes does to the acceptance, to further tries and to the alarms. By hand, not from the table. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SEND_CODES, type SendCode } from '../../cloudfunctions/_notices/send-codes'
import { templateId } from '../../cloudfunctions/_notices/templates'
import { openCounty, tap, type County } from './county'
import { dispatched, nextTick } from './jobs-tick'

let county: County
beforeEach(async () => {
  county = await openCounty()
  for (const name of ['newOrder', 'soonLate'] as const) {
    county.cloud.grant('o_li', templateId(name), 3)
    for (let n = 0; n < 3; n++)
      await county.ok('li', 'me.accepted', { accepted: [templateId(name)], key: tap() })
  }
})
afterEach(() => county.close())

interface Came {
  /** Of the template, and of the one of near meaning. */
  left: [number, number]
  tried: string[]
  alarm: string | null
}
const BOTH = ['newOrder', 'soonLate', 'badge']
const ONE = ['newOrder', 'badge']
const CAME: Record<SendCode | 88888, Came> = {
  [-604101]: { left: [3, 3], tried: ONE, alarm: 'permission' },
  40003: { left: [3, 3], tried: ONE, alarm: null },
  40037: { left: [3, 3], tried: BOTH, alarm: 'templates' },
  41030: { left: [3, 3], tried: ONE, alarm: null },
  43101: { left: [0, 0], tried: BOTH, alarm: null },
  43107: { left: [3, 3], tried: ONE, alarm: 'banned' },
  43108: { left: [3, 3], tried: ['newOrder again', 'newOrder', 'badge'], alarm: null },
  45009: { left: [3, 3], tried: ONE, alarm: 'spent' },
  47003: { left: [3, 3], tried: BOTH, alarm: 'templates' },
  88888: { left: [3, 3], tried: BOTH, alarm: null },
}

it.each(Object.entries(CAME))('%s', async (code, came) => {
  county.cloud.faults.failOpenapi('subscribeMessage.send', { errcode: Number(code) })
  const id = await dispatched(county)
  await nextTick(county)
  await nextTick(county)
  await nextTick(county)
  const left = (['newOrder', 'soonLate'] as const).map(
    name => county.doc('grants', `li:${templateId(name)}`).left,
  )
  const [send] = county.all('sends').filter(one => one.about.id === id && one.personId === 'li')
  const alarms = county.all('alarms').map(({ _id }) => _id)
  expect({ left, tried: send?.tried.map(one => one.channel), alarms }).toEqual({
    left: came.left,
    tried: came.tried,
    alarms: came.alarm === null ? [] : [came.alarm],
  })
})

it('two messages to one person at once: the second goes a minute later', async () => {
  county.cloud.faults.failOpenapi('subscribeMessage.send', { errcode: 43108 })
  const id = await dispatched(county)
  const toLi = () => county.all('sends').find(one => one.about.id === id && one.personId === 'li')
  // In the invocation; on a busy machine that leaves it, with the timer.
  if ((toLi()?.tried ?? []).length === 0) await nextTick(county)
  expect(toLi()?.tried.map(({ channel }) => channel)).toEqual(['newOrder again'])
  county.cloud.faults.clear()
  await nextTick(county)
  const send = toLi()
  expect([send?.state, county.doc('grants', `li:${templateId('newOrder')}`).left]).toEqual(['sent', 2])
})

it('every code says what it means', () => {
  for (const { means } of Object.values(SEND_CODES)) expect(means).toMatch(/^[a-z]/)
})
