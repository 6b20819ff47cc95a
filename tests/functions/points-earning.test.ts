import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { addDays, dayKey, days, endOfDay, minutes } from '../../miniprogram/core/clock'
import { openCounty, PEOPLE, tap, type County, type Key } from './county'
import { inside } from './jobs-inside'
import { nextTick, tick } from './jobs-tick'
import { expectLaws } from './laws'
import { applicationOf, balanceOf, codeOf, earning, entriesOf, HOME } from './points'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
let to: ReturnType<typeof earning>
let restore: () => void
beforeAll(async () => {
  county = await openCounty()
  to = earning(county)
  restore = county.remember()
})
afterEach(() => { expectLaws(county); restore() })
afterAll(() => county.close())

const press = {
  confirm: (who: Key, id: string, key = tap()) => county.as(who, 'points.confirm', { id, agree: true, key }),
  refuse: (who: Key, id: string, reason?: string) => county.as(who, 'points.confirm', { id, agree: false, ...(reason ? { reason } : {}), key: tap() }),
  object: (who: Key, id: string, householdId?: string) => county.as(who, 'points.object', { id, reason: '那天没见着人', ...(householdId ? { householdId } : {}), key: tap() }),
  answer: (who: Key, id: string, upheld: boolean, at = 0) => county.as(who, 'points.answer', { id, objectionId: applicationOf(county, id).objections[at]?.id ?? '', upheld, reason: '去问过了', key: tap() }),
  withdraw: (who: Key, id: string) => county.as(who, 'points.withdraw', { id, key: tap() }),
}

describe('from a good deed to the passbook', () => {
  it('applied with a receipt, vouched for, three days on the notice, credited by the timer', async () => {
    const { application, says } = await county.ok('chen', 'points.apply', to.deed())
    expect(application).toMatchObject({ state: 'waiting', points: 10, mine: true, can: ['withdraw'], text: '帮隔壁收了谷子', byWords: '自家报的' })
    expect(says).toBe(`报上去了，编号 ${application.no}，等人证实。`)
    expect(application.no).toMatch(/^V1-J26-\d{4}$/)
    expect((await county.ok('chen', 'points.home', {})).pending).toMatchObject([{ id: application.id }])
    const { application: standing } = await county.ok('wang', 'points.confirm', { id: application.id, agree: true, key: tap() })
    expect(standing).toMatchObject({ state: 'confirmed', confirmedBy: '王大山', objectUntil: endOfDay(addDays(county.cloud.now(), 3)) })
    expect(await county.ok('chen', 'points.home', {})).toMatchObject({ balance: 0, pendingPoints: 10 })
    await to.afterNotice()
    expect(applicationOf(county, application.id)).toMatchObject({ state: 'credited', results: { [HOME.chen]: { why: 'credited', entryId: `${HOME.chen}:000001` } } })
    const home = await county.ok('chen', 'points.home', {})
    expect(home).toMatchObject({ balance: 10, count: 1, pending: [], pendingPoints: 0, household: { id: HOME.chen, members: 1 } })
    expect(home.entries).toMatchObject([{ points: 10, balance: 10, kind: 'earned', title: '帮邻居一把 2 次', byWords: '王大山证实' }])
  })

  it('nothing is credited at the very last millisecond of the notice; one later it is, and no objection counts', async () => {
    const id = await to.confirmed()
    const until = applicationOf(county, id).objectUntil ?? 0
    const job = await inside(county)
    await job('credits', until)
    expect(applicationOf(county, id).state).toBe('confirmed')
    await job('credits', until + 1)
    expect(applicationOf(county, id).state).toBe('credited')
    expect(codeOf(await press.object('zhou', id))).toBe('OBJECTION_OVER')
  })
})
})
