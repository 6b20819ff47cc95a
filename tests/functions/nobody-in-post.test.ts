/** Every open queue has somebody: the only one who served it has left, and somebody in post sees it, is told, and can act. */
import { rowOf } from '../../cloudfunctions/_platform/due/moments'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { days, hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { START, type Key } from './seeded'
import { later, nextTick, ticketOf, nobodyToldOf } from './jobs-tick'
import { askJoin, asking, card } from './joining'
import { earning } from './points'
import { soon, stations } from './stations'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
let county: County
let back: () => void
beforeAll(async () => {
  county = await openCounty()
  back = county.remember()
})
beforeEach(async () => {
  back()
  await county.cloud.setClock(START)
})
afterAll(() => county.close())

const to = () => stations(county)
/** As the county's import writes it: the post is over from now on. */
const leaves = (who: Key): void => {
  const person = county.doc('people', who)
  const until = county.cloud.now()
  county.cloud.store.put('people', {
    ...person,
    posts: person.posts.map(post => ({ ...post, until })),
    postKeys: [],
  })
  county.cloud.store.put('due', rowOf('people', who, until))
}
/** As the roster names it. */
const marries = (who: Key, into: Key): void => {
  const householdId = county.doc('people', into).householdId ?? ''
  const person = county.doc('people', who)
  county.cloud.store.put('people', { ...person, kinHouseholds: [{ householdId, kin: 'spouse' }] })
}
const listOf = async (who: Key, list: Parameters<typeof ask>[1]): Promise<string[]> =>
  (await ask(who, list)).items.map(({ id }) => id)
const ask = (
  who: Key,
  list: 'desk' | 'returned' | 'standIn' | 'open' | 'town' | 'objection' | 'reclassify',
) => county.ok(who, 'ticket.list', { list })
const told = (id: string, who: Key) =>
  county
    .all('sends')
    .filter(one => one.about.id === id && one.personId === who)
    .map(one => [one.how, one.message.replace(/^\S+ /, '')])

describe("the only dispatcher's post has ended", () => {
  it('what is urgent goes to the town at once, as the order itself', async () => {
    leaves('he')
    for (let i = 0; i < 2; i++) await later(county, minutes(5))
    const id = await to().submitted({ urgent: true, text: '电线掉下来了' })
    await nextTick(county)
    expect(told(id, 'zhao')).toEqual([['now', '等着派，请看一看。']])
  })

  it('what was urgent on the desk already goes to the town as soon as the post ends', async () => {
    const id = await to().submitted({ urgent: true })
    await nextTick(county)
    leaves('he')
    await nextTick(county)
    expect(told(id, 'zhao')).toEqual([['now', '急的，派单台没有人在岗，请您派。']])
  })

  it('the town is told that the desk is empty, and sees its queues and their number', async () => {
    const waiting = await to().submitted()
    const returned = await to().offered()
    const referred = await to().referred()
    await later(county, hours(25))
    leaves('he')
    await nextTick(county)
    expect(
      county
        .all('sends')
        .filter(one => one.personId === 'zhao' && one._id.startsWith('deskEmpty'))
        .map(one => [one.how, one.message]),
    ).toEqual([['badge', '杨梅村派单台没有人在岗，2 件等您派。']])
    expect((await listOf('zhao', 'standIn')).sort()).toEqual([waiting, returned, referred].sort())
    expect(await listOf('zhao', 'desk')).toEqual([waiting])
    expect(await listOf('zhao', 'returned')).toEqual([returned])
    expect(await county.ok('zhao', 'desk.counters', {})).toMatchObject({
      desk: 1,
      returned: 1,
      standIn: 2,
      standInNames: ['杨梅村'],
    })
    // The town next door has nothing to do with it.
    expect(await listOf('ma', 'standIn')).toEqual([])
  })

  it('the town acts on it like the desk: it declines, merges and asks for another kind', async () => {
    leaves('he')
    const [declined, twin, kept] = [await to().submitted(), await to().submitted(), await to().submitted()]
    await county.ok('zhao', 'ticket.decline', {
      ticketId: declined,
      key: tap(),
      input: { reason: '不归村里', whereInstead: '供电所' },
    })
    await county.ok('zhao', 'ticket.merge', {
      ticketId: twin,
      key: tap(),
      input: { into: kept, seenRev: 1 },
    })
    expect([declined, twin].map(id => ticketOf(county, id).stage.state)).toEqual(['declined', 'merged'])
    expect((await county.ok('zhao', 'ticket.open', { ticketId: kept })).can).toEqual(
      expect.arrayContaining(['dispatch', 'decline', 'merge', 'reclassify']),
    )
  })

  it('where a desk is in post, the town does not act for it', async () => {
    const id = await to().submitted()
    expect(
      await county.as('zhao', 'ticket.decline', {
        ticketId: id,
        key: tap(),
        input: { reason: '不归村里', whereInstead: '供电所' },
      }),
    ).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    expect(await listOf('zhao', 'standIn')).toEqual([])
  })

  it("the reviews and who was not reached are in the town's lists", async () => {
    county.cloud.faults.failOpenapi('security.msgSecCheck', 'hang')
    await to().submitted()
    county.cloud.faults.clear()
    const id = await to().sentOn(await to().submitted(), { person: 'li' })
    await nextTick(county)
    await later(county, hours(4) + minutes(1))
    await later(county, hours(4) + minutes(1))
    leaves('he')
    expect((await county.ok('zhao', 'desk.reviews', {})).items).toHaveLength(1)
    expect((await county.ok('zhao', 'desk.notReached', {})).items.map(one => one.ticketId)).toContain(id)
  })
})

describe("the only inspector's post has ended", () => {
  it('the county sees number and state of what the town decides on, and no words', async () => {
    const appealed = await to().appealed()
    const objected = await to().claimed()
    await county.ok('chen', 'ticket.objectTo', {
      ticketId: objected,
      key: tap(),
      input: { reason: '说不来' },
    })
    leaves('zhao')
    expect(await listOf('tian', 'town')).toEqual([appealed])
    expect(await listOf('tian', 'objection')).toEqual([objected])
    const [card] = (await ask('tian', 'town')).items
    expect(card).toMatchObject({
      state: 'submitted',
      title: null,
      place: null,
      requester: null,
      subLabel: '',
    })
    expect(JSON.stringify(await ask('tian', 'town'))).not.toContain('路灯')
  })

  it('the county is told of an urgent complaint about staff', async () => {
    leaves('zhao')
    for (let i = 0; i < 2; i++) await later(county, minutes(5))
    const id = await to().submitted({ aboutStaff: true, urgent: true })
    await nextTick(county)
    expect(told(id, 'tian')).toEqual([['now', '等着派，请看一看。']])
  })

  it('an approval goes to the county', async () => {
    const id = await to().claimed()
    leaves('zhao')
    await county.ok('he', 'ticket.reclassify', {
      ticketId: id,
      key: tap(),
      input: { category: 'livelihood', sub: 'ride', matter: 'minor', track: 2, reason: '要几家一起' },
    })
    await nextTick(county)
    expect(told(id, 'tian')).toEqual([['badge', '派单台想改分类，请答复。']])
    expect(await listOf('tian', 'reclassify')).toEqual([id])
  })

  it('so does an objection, and it is told, found, read and answered there', async () => {
    const id = await to().claimed()
    // 赵 is in post, but married into the house that ordered.
    marries('zhao', 'chen')
    const object = { ticketId: id, key: tap(), input: { reason: '跟我家有过节' } }
    await county.ok('chen', 'ticket.objectTo', object)
    await nextTick(county)
    expect([told(id, 'zhao'), told(id, 'tian')]).toEqual([[], [['badge', '点单的人想换个人办，请答复。']]])
    expect(await listOf('tian', 'objection')).toEqual([id])
    const { asked, content, can } = await county.ok('tian', 'ticket.open', { ticketId: id })
    expect(asked).toMatchObject([{ fields: [{ label: '为什么想换个人', text: '跟我家有过节' }] }])
    expect([content, can]).toEqual([null, ['answerObjection']])
    const answer = (who: Key) =>
      county.as(who, 'ticket.answerObjection', {
        ticketId: id,
        key: tap(),
        input: { upheld: true, reason: '换一位' },
      })
    expect(await answer('zhao')).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    expect(await answer('tian')).toMatchObject({ ok: true })
    expect(ticketOf(county, id)).toMatchObject({ stage: { state: 'submitted' }, recused: ['li'] })
    expect(await listOf('tian', 'objection')).toEqual([])
    // Who comes second hears who was first.
    expect(await answer('zhao')).toMatchObject({ ok: false, code: 'ANSWERED_ALREADY' })
  })

  it('complaints and suggestions are the county’s', async () => {
    leaves('zhao')
    const { id } = await county.ok('chen', 'me.feedback', { kind: 'complaint', text: '等了很久', key: tap() })
    expect((await county.ok('tian', 'feedback.list', { list: 'open' })).items.map(one => one.id)).toEqual([
      id,
    ])
    // Nobody else could look at an appeal, so none is promised.
    expect(
      await county.ok('tian', 'feedback.answer', { id, text: '已经派人去问了', key: tap() }),
    ).toMatchObject({ state: 'final', finalAnswer: { from: 'county' } })
  })

  it('complaints that two administrators share may be appealed to the other one', async () => {
    leaves('zhao')
    const { posts, postKeys } = county.doc('people', 'tian')
    county.cloud.store.put('people', { ...county.doc('people', 'ma'), posts, postKeys })
    const { id } = await county.ok('chen', 'me.feedback', { kind: 'complaint', text: '等了很久', key: tap() })
    await county.ok('tian', 'feedback.answer', { id, text: '已经派人去问了', key: tap() })
    await county.ok('chen', 'feedback.appeal', { id, text: '没有人来', key: tap() })
    expect(await county.ok('ma', 'feedback.answer', { id, text: '去看过了', key: tap() })).toMatchObject({
      state: 'final',
      answer: { from: 'town', byName: '田雨青' },
    })
  })

  it('a complaint that was left waits in both of the county’s inboxes and counts once; its answer is the county’s', async () => {
    leaves('zhao')
    const { id } = await county.ok('chen', 'me.feedback', { kind: 'complaint', text: '等了很久', key: tap() })
    await later(county, days(16))
    await nextTick(county)
    expect(county.doc('opinions', id).waits).toEqual(['t1', 'c'])
    expect((await county.ok('tian', 'desk.counters', {})).feedback).toBe(1)
    expect(await county.ok('tian', 'feedback.answer', { id, text: '去看过了', key: tap() })).toMatchObject({
      state: 'final',
      finalAnswer: { from: 'county' },
    })
  })

  it('where the town has somebody, the county sees none of it', async () => {
    await to().appealed()
    expect(await county.as('tian', 'ticket.list', { list: 'town' })).toMatchObject({ ok: false })
  })
})

describe('the last one of a village who may vouch has left', () => {
  it('a good deed is told to the town, and stands in its list', async () => {
    await county.cloud.advance(minutes(1))
    for (const who of ['li', 'wang', 'gao', 'yang', 'liu'] as const) leaves(who)
    const id = await earning(county).applied()
    await nextTick(county)
    expect(told(id, 'zhao').map(([how]) => how)).toEqual(['message'])
    expect((await county.ok('zhao', 'points.list', { list: 'toConfirm' })).items.map(one => one.id)).toEqual([
      id,
    ])
  })
})

describe('anyone who should take it has left', () => {
  it("what the checker doubted, of a town without anybody in post, is the county's, a look at a time", async () => {
    const id = await to().declined()
    county.cloud.faults.failOpenapi('security.msgSecCheck', 'hang')
    await county.ok('chen', 'ticket.appeal', { ticketId: id, key: tap(), input: { text: '该归村里' } })
    county.cloud.faults.clear()
    expect(await county.as('tian', 'desk.reviews', {})).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    expect((await county.ok('tian', 'me.home', {})).me?.standsIn).toBe(false)
    leaves('zhao')
    expect((await county.ok('tian', 'me.home', {})).me?.standsIn).toBe(true)
    expect(await county.ok('tian', 'desk.counters', {})).toMatchObject({ reviews: 1 })
    const { items } = await county.ok('tian', 'desk.reviews', {})
    expect(items).toMatchObject([
      {
        about: { kind: 'ticket', id: expect.any(String) },
        what: 'text',
        closed: true,
        text: null,
        url: null,
      },
    ])
    const review = items[0]?.id ?? ''
    const pass = () => county.as('tian', 'desk.review', { id: review, pass: true, key: tap() })
    // Nobody judges what they did not read; a list alone is no reading.
    expect(await pass()).toMatchObject({ ok: false, code: 'JUDGED_UNSEEN' })
    expect(await county.ok('chen', 'me.access', {})).toEqual([])
    for (let twice = 0; twice < 2; twice++)
      expect((await county.ok('tian', 'desk.reviews', { look: review })).items).toMatchObject([
        { id: review, closed: false, text: '该归村里' },
      ])
    expect(await county.ok('chen', 'me.access', {})).toMatchObject([
      { by: '田雨青', what: 'words', purpose: '机器拿不准，镇里没有人在岗，县里代看' },
    ])
    expect(await pass()).toMatchObject({ ok: true, data: { left: 0 } })
    expect((await county.ok('tian', 'desk.reviews', {})).items).toEqual([])
    expect(await county.as('tian', 'desk.reviews', { look: review })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND',
    })
    // Another town's has its own.
    expect(await county.as('ma', 'desk.reviews', { look: review })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND',
    })
  })

  it('an order sent to somebody whose post has ended is told to the desk', async () => {
    const id = await to().submitted()
    await to().sentOn(id, { person: 'li' })
    nobodyToldOf(county, `${id}:000002`)
    leaves('li')
    await nextTick(county)
    expect(told(id, 'li')).toEqual([])
    expect(told(id, 'he')).toContainEqual(['message', '派给的人不在岗了，请重新派。'])
  })

  it('the desk is told that the post has ended, and that what was in hand is being sent again', async () => {
    const id = await to().claimed()
    await nextTick(county)
    leaves('li')
    await nextTick(county)
    expect(
      county
        .all('sends')
        .filter(one => one.personId === 'he' && one._id.startsWith('postEnded'))
        .map(one => [one.how, one.message]),
    ).toEqual([['badge', '李春兰的三组一格网格员到期了，手上 1 件正在重新派。要接着干，请县里补上。']])
    expect(told(id, 'chen').map(([how]) => how)).toEqual(['message', 'message'])
    expect(ticketOf(county, id).stage.state).toBe('dispatched')
  })
})

describe('queues beside the orders', () => {
  const asks = async (): Promise<string> => {
    card(county, '11112222', 'h_n1_zhou')
    asking(await askJoin(county, { openid: 'o_newcomer' }, '11112222'))
    return county.all('join_requests').find(one => one.openid === 'o_newcomer')?._id ?? ''
  }
  const waitsFor = async (who: Key): Promise<string[]> =>
    (await county.ok(who, 'join.waiting', {})).items.map(one => one.id)

  it('joins: without a grid member the desk answers, of what was asked before, too', async () => {
    const id = await asks()
    for (const who of ['li', 'wang', 'gao'] as const) leaves(who)
    expect(await waitsFor('he')).toEqual([id])
    await county.ok('he', 'join.answer', { id, yes: true, key: tap() })
  })

  it('joins: without a grid member and a desk the town answers', async () => {
    const id = await asks()
    for (const who of ['li', 'wang', 'gao'] as const) leaves(who)
    expect(await waitsFor('zhao')).toEqual([])
    leaves('he')
    expect(await waitsFor('zhao')).toEqual([id])
    expect(await waitsFor('ma')).toEqual([])
    await county.ok('zhao', 'join.answer', { id, yes: true, key: tap() })
  })

  it('joins: a post of a town without anybody in post is confirmed by the county', async () => {
    const li = county.doc('people', 'li')
    county.cloud.store.put('people', { ...li, confirmed: null })
    expect(await waitsFor('zhao')).toEqual([])
    county.cloud.store.put('join_requests', {
      _id: 'q1',
      v: 1,
      asked: 'post',
      openid: 'o_li',
      personId: 'li',
      householdId: null,
      path: ['c', 't1', 'v1', 'g1', 'n1'],
      nameSealed: li.nameSealed,
      phoneSealed: null,
      at: county.cloud.now(),
      until: county.cloud.now() + days(14),
      state: 'waiting',
      keys: ['above:inspector@t1'],
      sortKey: `${String(county.cloud.now() + days(14)).padStart(13, '0')}q1`,
      idempotencyKey: 't',
      answeredBy: null,
      answerKey: '',
      reason: '',
    })
    expect(await waitsFor('zhao')).toEqual(['q1'])
    expect(await waitsFor('tian')).toEqual([])
    leaves('zhao')
    expect(await waitsFor('tian')).toEqual(['q1'])
    // Past the door: what is asked for now is the number off the phone of who stands there.
    expect(
      await county.as('tian', 'join.answer', { id: 'q1', yes: true, check: '0000', key: tap() }),
    ).toMatchObject({ ok: false, code: 'CHECK_WRONG' })
    expect(
      await county.as('ma', 'join.answer', { id: 'q1', yes: true, check: '0000', key: tap() }),
    ).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
  })

  it('honours: without a committee the town decides', async () => {
    const { honour } = await county.ok('zhou', 'honour.nominate', {
      kind: 'helpful',
      householdId: 'h_n1_chen',
      text: '帮邻居看了半年门',
      key: tap(),
    })
    await county.ok('chen', 'honour.consent', { id: honour.id, consent: true, key: tap() })
    await later(county, days(4))
    const toDecide = async (who: Key) =>
      (await county.ok(who, 'honour.list', { list: 'toDecide' })).items.map(one => one.id)
    expect(await toDecide('zhao')).toEqual([])
    for (const who of ['yang', 'liu'] as const) leaves(who)
    expect(await toDecide('zhao')).toEqual([honour.id])
    await county.ok('zhao', 'honour.vote', { id: honour.id, agree: true, key: tap() })
  })

  it('revisits: without a committee the town revisits; without a town the county sees that one waits', async () => {
    const id = await to().submitted({ category: 'dispute', sub: 'neighbour' })
    await to().sentOn(id, { person: 'li' }, { matter: 'public' })
    await county.ok('li', 'ticket.claim', {
      ticketId: id,
      key: tap(),
      input: { measures: '去劝', promisedDay: soon(county), showContact: false },
    })
    await county.ok('li', 'ticket.resolve', {
      ticketId: id,
      key: tap(),
      input: { outcome: 'done', text: '说和了', attachments: [] },
    })
    for (const who of ['yang', 'liu'] as const) leaves(who)
    const toRevisit = async (who: Key) =>
      (await county.ok(who, 'ticket.list', { list: 'toRevisit' })).items.map(one => one.id)
    expect(await toRevisit('zhao')).toEqual([id])
    expect((await county.ok('zhao', 'ticket.open', { ticketId: id })).can).toContain('revisit')
    leaves('zhao')
    expect(await toRevisit('tian')).toEqual([id])
  })
})
