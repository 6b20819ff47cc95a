/** What a supervisor's phone, or somebody who copies it over HTTP, tries to put on the wall. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { at, county, openRoutes } from '../functions/routes'
import { tap } from '../functions/county'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
beforeAll(async () => void (await openRoutes()))
afterAll(() => county.close())

const publish = (asked: string, done = '办好了') =>
  county.as('yang', 'ticket.publish', {
    ticketId: at.closed,
    key: tap(),
    input: { asked, done, seenRev: county.doc('tickets', at.closed).ticket.rev },
  })

describe('the cloud, not the page, keeps people off the wall', () => {
  it.each([
    ['找陈桂香，电话13800000001', '“13800000001”（电话）、“陈桂香”（人名）'],
    ['打0539-5211234', '“0539-5211234”（电话）'],
    ['打一三八零零零零零零零一', '“一三八零零零零零零零一”（电话）'],
    ['加微信 abc_123', '“微信 abc_123”（微信或QQ号）'],
    ['鲁Q 12345 的车', '“鲁Q 12345”（车牌）'],
    ['陈 桂 香家的灯', '“陈 桂 香”（人名）'],
    ['陈大娘家的灯', '“陈大娘”（人名）'],
    ['证号11010119900307001X', '“11010119900307001X”（证件号或卡号）'],
    ['三组4号的灯', '“三组4号”（门牌）'],
  ])('%s', async (text, found) => {
    const before = county.deeds()
    const message = `这几处认得出是谁，不能晒：${found}。改掉再晒，您写的字还在。`
    expect(await publish(text)).toMatchObject({ ok: false, code: 'PERSONAL', message, field: 'asked' })
    expect(await publish('跑腿取件', text)).toMatchObject({ ok: false, code: 'PERSONAL', field: 'done' })
    expect(county.deeds()).toBe(before)
  })

  it('a refusal does not tell whose order it is: a neighbour’s name is refused alike', async () => {
    const answers = await Promise.all(['陈桂香', '周福生', '刘长海'].map(name => publish(`给${name}办的`)))
    expect(answers.map(answer => !answer.ok && answer.code)).toEqual(['PERSONAL', 'PERSONAL', 'PERSONAL'])
  })

  it('the page starts without a word of the villager’s', async () => {
    const open = await county.ok('yang', 'ticket.open', { ticketId: at.closed })
    expect(open.publishDraft?.asked).toBe('')
  })

  it('what names nobody goes up', async () => {
    expect(await publish('跑腿取件，2026-11-27 前取到', '取到了，花了12元')).toMatchObject({ ok: true })
  })
})
