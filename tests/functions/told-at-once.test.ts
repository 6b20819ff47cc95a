/** A notice goes out in the invocation that caused it; whatever goes wrong there is left to the timer, and nobody hears anything twice. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { templateId } from '../../cloudfunctions/_notices/templates'
import { minutes } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import type { Key } from './seeded'
import { dispatched, nextTick } from './jobs-tick'
import { expectLaws } from './laws'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })
let county: County
beforeAll(async () => {
  county = await openCounty({ transactionMs: 2500 })
})
afterEach(() => county.cloud.faults.clear())
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

const accept = async (who: Key, name: 'claimed'): Promise<void> => {
  county.cloud.grant(`o_${who}`, templateId(name))
  await county.ok(who, 'me.accepted', { accepted: [templateId(name)], key: tap() })
}
const arrived = () =>
  county.cloud.messages().filter(m => m.api === 'subscribeMessage.send' && m.result.errcode === 0).length
/** Who was told of the claim, and how it stands. */
const noticesOf = (id: string) =>
  county
    .all('sends')
    .filter(one => one._id.startsWith(`${id}:000003:`))
    .map(({ personId, state }) => `${personId} ${state}`)
    .sort()
const claim = (ticketId: string, key = tap()) =>
  county.as('li', 'ticket.claim', {
    ticketId,
    key,
    input: { measures: '去看一看', promisedDay: '2026-11-20', showContact: true },
  })

/** An order whose claim was told with it. A machine too busy for the 0.9 s leaves it to the timer; then it is another one. */
async function toldAtOnce(press: () => Promise<string>): Promise<string> {
  for (let n = 0; n < 5; n++) {
    const id = await press()
    if (noticesOf(id).join() !== 'chen waiting') return id
    await nextTick(county)
  }
  throw new Error('five claims were all left to the timer')
}

describe('a step that somebody should hear of', () => {
  it('is told before the timer comes, once, and the timer adds nothing', async () => {
    let before = 0
    const id = await toldAtOnce(async () => {
      await accept('chen', 'claimed')
      const order = await dispatched(county)
      before = arrived()
      expect((await claim(order)).ok).toBe(true)
      return order
    })
    expect([noticesOf(id), arrived() - before]).toEqual([['chen sent'], 1])
    await nextTick(county)
    await nextTick(county)
    expect([noticesOf(id), arrived() - before]).toEqual([['chen sent'], 1])
  })

  it('shows in the app at once where no message was accepted', async () => {
    const id = await dispatched(county, { person: 'li' }, 'zhou')
    expect((await claim(id)).ok).toBe(true)
    expect(noticesOf(id)).toEqual(['zhou badge'])
  })

  it.each([
    ['refuses the template', { errcode: 40037 }],
    ['has trouble of its own', { errcode: -1 }],
    ['never answers', 'hang'],
  ] as const)('is answered as always when WeChat %s, and shows in the app', async (_, fault) => {
    const id = await toldAtOnce(async () => {
      await accept('chen', 'claimed')
      const order = await dispatched(county)
      county.cloud.faults.failOpenapi('subscribeMessage.send', fault)
      const reply = await claim(order)
      county.cloud.faults.clear()
      expect(reply).toMatchObject({ ok: true, data: { ticket: { ticket: { state: 'claimed' } } } })
      return order
    })
    expect(noticesOf(id)).toEqual(['chen badge'])
    await nextTick(county)
    expect(noticesOf(id)).toEqual(['chen badge'])
    // Each way once, whatever came of it.
    expect(county.doc('sends', `${id}:000003:chen`).tried.map(({ channel }) => channel)).toEqual([
      'claimed',
      'badge',
    ])
  })
})

it('a function killed after any of its calls: the step is told exactly once, or never happened', async () => {
  let told = 0
  for (let n = 6; n <= 34; n += 4) {
    await accept('chen', 'claimed')
    const id = await dispatched(county)
    await nextTick(county)
    const [before, key] = [arrived(), tap()]
    county.cloud.faults.killAfter('api', n)
    await claim(id, key).catch(() => {})
    county.cloud.faults.clear()
    await county.cloud.advance(minutes(3))
    await nextTick(county)
    const happened = county.doc('tickets', id).state === 'claimed'
    const mine = county.all('sends').filter(one => one._id.startsWith(`${id}:000003:`))
    expect([n, mine.map(({ personId }) => personId)]).toEqual([n, happened ? ['chen'] : []])
    expect([n, arrived() - before <= 1]).toEqual([n, true])
    for (const { state } of mine) expect([n, ['sent', 'badge'].includes(state)]).toEqual([n, true])
    if (happened) told++
    // The same tap again is today's card, and no second notice.
    expect((await claim(id, key)).ok).toBe(true)
    await nextTick(county)
    expect([n, county.all('sends').filter(one => one._id.startsWith(`${id}:000003:`)).length]).toEqual([n, 1])
  }
  expect(told).toBeGreaterThan(2)
})

it('the timer at the same moment as the step: one notice, one message', async () => {
  for (let n = 0; n < 4; n++) {
    await accept('chen', 'claimed')
    const id = await dispatched(county)
    await nextTick(county)
    const before = arrived()
    await Promise.all([claim(id), county.cloud.trigger('jobs', 'minute')])
    await nextTick(county)
    expect([noticesOf(id), arrived() - before]).toEqual([['chen sent'], 1])
  }
})
