/** 「发给家里人」: the son opens the card; it shows where the order is, and dies when it must. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { days } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { stations } from './stations'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })
let county: County
let to: ReturnType<typeof stations>
let restore: () => void
beforeAll(async () => {
  county = await openCounty()
  to = stations(county)
  restore = county.remember()
})
beforeEach(() => restore())
afterAll(() => county.close())

const SON = { openid: 'o_son_in_the_city' }
const share = async (ticketId: string, key = tap()) =>
  (await county.ok('chen', 'share.give', { ticketId, key })).path.split('t=')[1] ?? ''
const look = (token: string, who: { openid: string } = SON) => county.as(who, 'share.open', { token })
const over = { ok: false, code: 'CARD_OVER' }

describe('a card for the family', () => {
  it('is opened by the son, who is not known here: number, state, day, the desk’s line, and nothing else', async () => {
    const ticketId = await to.claimed()
    const reply = await look(await share(ticketId))
    const { no, ticket } = county.doc('tickets', ticketId)
    expect(reply).toEqual({
      ok: true,
      data: {
        now: expect.any(Number),
        no,
        state: 'claimed',
        stateText: '办理中',
        promisedAt: ticket.stage.state === 'claimed' ? ticket.stage.commitment.promisedAt : null,
        desk: { post: '杨梅村派单员', phone: '0700-he' },
      },
    })
    for (const secret of ['陈', '路灯', '李春兰', '明天去办', 'chen'])
      expect(JSON.stringify(reply)).not.toContain(secret)
  })

  it('is kept as a hash; the same tap is the same card; a sixth there is not', async () => {
    const ticketId = await to.claimed()
    const key = tap()
    const token = await share(ticketId, key)
    expect(await share(ticketId, key)).toBe(token)
    expect(JSON.stringify(county.all('shares'))).not.toContain(token.split('.')[1])
    for (let n = 0; n < 4; n++) await share(ticketId)
    expect(await county.as('chen', 'share.give', { ticketId, key: tap() })).toMatchObject({
      ok: false,
      code: 'CARDS_GIVEN',
    })
    expect(await look(token)).toMatchObject({ ok: true })
  })

  it('is guessed by nobody, and given by nobody else', async () => {
    const ticketId = await to.claimed()
    await share(ticketId)
    expect(await look(`${ticketId}.${'0'.repeat(32)}`)).toMatchObject(over)
    for (const who of ['zhou', 'li', 'he', 'yang', 'zhao'] as const)
      expect(await county.as(who, 'share.give', { ticketId, key: tap() }), who).toMatchObject({ ok: false })
  })

  it('there is none of a dispute or a complaint about staff', async () => {
    for (const over of [{ category: 'dispute', sub: 'neighbour' }, { aboutStaff: true }] as const)
      expect(
        await county.as('chen', 'share.give', { ticketId: await to.submitted(over), key: tap() }),
      ).toMatchObject({ ok: false, code: 'NO_CARD' })
  })

  it('dies when its requester keeps the order to the handlers, and stays dead', async () => {
    const ticketId = await to.claimed()
    const token = await share(ticketId)
    await county.cloud.advance(1000)
    for (const readers of ['handlers', 'usual'] as const) {
      await county.ok('chen', 'ticket.setReaders', { ticketId, key: tap(), input: { readers } })
      expect(await look(token), readers).toMatchObject(over)
    }
  })

  it('dies thirty days after the closing, and with the words', async () => {
    const ticketId = await to.resolved()
    const token = await share(ticketId)
    await county.cloud.advance(days(9))
    await county.cloud.trigger('jobs', 'minute')
    expect(county.doc('tickets', ticketId).state).toBe('closed')
    expect(await look(token)).toMatchObject({ ok: true })
    const back = county.remember()
    await county.cloud.advance(days(31))
    expect(await look(token)).toMatchObject(over)
    await county.cloud.setClock(county.cloud.now() - days(31)).catch(() => undefined)
    back()
    await county.ok('chen', 'me.erase', { ticketId, key: tap() })
    expect(await look(token)).toMatchObject(over)
    expect(county.all('shares')).toEqual([])
  })

  it('opened by more than twenty accounts: the requester is told, once', async () => {
    const ticketId = await to.claimed()
    const token = await share(ticketId)
    const told = () => county.all('sends').filter(send => send._id.startsWith('share:'))
    for (let n = 0; n < 20; n++) await look(token, { openid: `o_cousin_${n}` })
    await look(token, { openid: 'o_cousin_3' })
    expect(told()).toEqual([])
    for (let n = 20; n < 23; n++) await look(token, { openid: `o_cousin_${n}` })
    expect(told().map(({ personId, message, state }) => [personId, message, state])).toEqual([
      ['chen', expect.stringContaining('20 多个人点开过'), 'badge'],
    ])
  })
})
