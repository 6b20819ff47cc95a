/** When and by which way news comes: hours of the day, the morning's one message, the last accepted message, whom to call. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { templateId } from '../../cloudfunctions/_notices/templates'
import { fromDayKey, hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { START, type Key } from './seeded'
import { later, nextTick } from './jobs-tick'
import { stations } from './stations'

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

type Template = 'newOrder' | 'resolved' | 'claimed' | 'points'
const to = () => stations(county)
const allow = async (who: Key, name: Template, n: number): Promise<void> => {
  county.cloud.grant(`o_${who}`, templateId(name), n)
  for (let i = 0; i < n; i++)
    await county.ok(who, 'me.accepted', { accepted: [templateId(name)], key: tap() })
}
const stateOf = (id: string, who: Key): string[] =>
  county
    .all('sends')
    .filter(one => one.about.id === id && one.personId === who)
    .map(one => one.state)
const sentTo = (who: Key): number =>
  county.cloud.messages().filter(m => m.api === 'subscribeMessage.send' && m.data.touser === `o_${who}`)
    .length
const at = (hour: number): number => fromDayKey('2026-11-18') + hours(hour)
const offered = async (over: { urgent?: boolean } = {}) =>
  to().sentOn(await to().submitted(over), { person: 'li' })

describe('the hours of the day', () => {
  it('a message waits from nine in the evening to seven, and stands in the app meanwhile', async () => {
    await allow('li', 'newOrder', 2)
    await county.cloud.setClock(at(21) + minutes(1))
    const id = await offered()
    const before = sentTo('li')
    await nextTick(county)
    expect([stateOf(id, 'li'), sentTo('li') - before]).toEqual([['waiting'], 0])
    expect((await county.ok('li', 'me.home', {})).badges.map(one => one.about.id)).toEqual([id])
    await county.cloud.setClock(at(24 + 7) - minutes(1))
    await nextTick(county)
    expect([stateOf(id, 'li'), sentTo('li') - before]).toEqual([['sent'], 1])
  })

  it('what is urgent waits for no hour', async () => {
    await allow('li', 'newOrder', 1)
    await county.cloud.setClock(at(23))
    const id = await offered({ urgent: true })
    await nextTick(county)
    expect(stateOf(id, 'li')).toEqual(['sent'])
  })

  it('anybody who holds no post any more by the morning hears nothing, and finds nothing in the app', async () => {
    await allow('tian', 'points', 2)
    await county.cloud.setClock(at(22))
    await county.ok('zhao', 'post.give', { node: 'v1', post: 'supervisor', whom: 'zhou', key: tap() })
    await nextTick(county)
    const news = () => county.all('sends').filter(one => one.personId === 'tian')
    expect(news().map(one => [one.state, one.message])).toEqual([
      ['waiting', '赵敏行提了周**任杨梅村监委会，等您点头。'],
    ])
    const tian = county.doc('people', 'tian')
    const posts = tian.posts.map((post: object) => ({ ...post, until: at(23) }))
    county.cloud.store.put('people', { ...tian, posts })
    await county.cloud.setClock(at(24 + 7))
    expect((await county.ok('tian', 'me.home', {})).badges).toEqual([])
    await nextTick(county)
    expect([sentTo('tian'), news().map(one => one.state)]).toEqual([0, ['stale']])
  })

  it('what is over by the morning is not sent', async () => {
    await allow('li', 'newOrder', 2)
    await county.cloud.setClock(at(22))
    const id = await offered()
    await nextTick(county)
    await county.ok('chen', 'ticket.withdraw', { ticketId: id, key: tap(), input: {} })
    const before = sentTo('li')
    await county.cloud.setClock(at(24 + 7))
    await nextTick(county)
    expect(sentTo('li') - before).toBe(0)
  })
})

describe('the morning of somebody for whom several things waited', () => {
  const morning = async () => {
    await county.cloud.setClock(at(24 + 7))
    await nextTick(county)
  }
  /** Two orders of 陈桂香: one is done at night, one is claimed at night. */
  async function atNight(): Promise<[string, string]> {
    const done = await to().claimed()
    const claimed = await to().offered()
    await nextTick(county)
    await county.cloud.setClock(at(22))
    await county.ok('li', 'ticket.resolve', {
      ticketId: done,
      key: tap(),
      input: { outcome: 'done', text: '办好了', attachments: [] },
    })
    const promise = { measures: '去办', promisedDay: '2026-11-20', showContact: false }
    await county.ok('li', 'ticket.claim', { ticketId: claimed, key: tap(), input: promise })
    await nextTick(county)
    return [done, claimed]
  }
  const last = (id: string) =>
    county
      .all('sends')
      .filter(one => one.about.id === id && one.personId === 'chen')
      .at(-1)
  const together = () => county.all('sends').filter(one => one._id.startsWith('morning:'))

  it('is one message; what it held stands in the app until it is opened, and nobody rings', async () => {
    await allow('chen', 'resolved', 1)
    const ids = await atNight()
    const before = sentTo('chen')
    await morning()
    expect(together().map(one => [one.personId, one.message, one.state])).toEqual([
      ['chen', '夜里来了 2 件事，请打开看一看。', 'sent'],
    ])
    expect(ids.map(id => [last(id)?.state, last(id)?.tried.map(one => one.channel)])).toEqual([
      ['badge', ['badge', 'digest']],
      ['badge', ['badge', 'digest']],
    ])
    expect((await county.ok('chen', 'me.home', {})).badges.length).toBeGreaterThanOrEqual(2)
    await later(county, hours(26))
    expect([sentTo('chen') - before, ids.map(id => last(id)?.state)]).toEqual([1, ['badge', 'badge']])
  })

  it('where none was accepted each stands in the app by itself, and climbs', async () => {
    const ids = await atNight()
    await morning()
    expect(together().map(one => one.state)).toEqual(['stale'])
    expect(ids.map(id => last(id)?.state)).toEqual(['badge', 'badge'])
    await later(county, hours(25))
    expect(ids.map(id => last(id)?.state)).toEqual(['notReached', 'notReached'])
  })

  it('that WeChat never answers is not sent again, and climbs', async () => {
    await allow('chen', 'resolved', 2)
    const ids = await atNight()
    county.cloud.faults.failOpenapi('subscribeMessage.send', 'hang')
    await morning()
    county.cloud.faults.clear()
    await nextTick(county)
    expect(ids.map(id => last(id)?.tried.map(one => one.result))).toEqual([
      ['shown', 'unknown'],
      ['shown', 'unknown'],
    ])
    await later(county, hours(25))
    expect(ids.map(id => last(id)?.state)).toEqual(['notReached', 'notReached'])
  })

  it('that WeChat is too busy for goes out a minute later, and nothing of it by itself', async () => {
    await allow('chen', 'resolved', 2)
    const ids = await atNight()
    county.cloud.faults.failOpenapi('subscribeMessage.send', { errcode: 43108 })
    await morning()
    const before = sentTo('chen')
    expect([together().map(one => one.state), ids.map(id => last(id)?.state)]).toEqual([
      ['waiting'],
      ['waiting', 'waiting'],
    ])
    county.cloud.faults.clear()
    await nextTick(county)
    await nextTick(county)
    expect([together().map(one => one.state), ids.map(id => last(id)?.state)]).toEqual([
      ['sent'],
      ['badge', 'badge'],
    ])
    expect(sentTo('chen') - before).toBe(1)
  })

  it('one thing alone goes out as it is', async () => {
    await allow('chen', 'resolved', 1)
    const [done, claimed] = await atNight()
    await county.ok('chen', 'ticket.open', { ticketId: claimed })
    await morning()
    expect([together(), last(done)?.state, last(claimed)?.state]).toEqual([[], 'sent', 'badge'])
    // What was read already climbs to nobody.
    await later(county, hours(25))
    expect(last(claimed)?.state).toBe('badge')
  })
})

describe("the desk's morning", () => {
  const morning = async () => {
    await county.cloud.setClock(at(24 + 7))
    await nextTick(county)
    return county.all('sends').filter(one => one._id.startsWith('digest:'))
  }

  it('is one message for all that came in, and tells none of it again', async () => {
    await allow('he', 'newOrder', 3)
    const ids = [await to().submitted(), await to().submitted(), await to().submitted()]
    await nextTick(county)
    const before = sentTo('he')
    expect((await morning()).map(one => [one.personId, one.message, one.state])).toEqual([
      ['he', '3 件等着派，请看一看。', 'sent'],
    ])
    expect(ids.map(id => stateOf(id, 'he'))).toEqual([['told'], ['told'], ['told']])
    await later(county, hours(1))
    expect(sentTo('he') - before).toBe(1)
  })

  it('stands in the app by itself where it waited with something else and no message was accepted', async () => {
    for (let n = 0; n < 2; n++) await to().submitted()
    await nextTick(county)
    const [one] = county.all('sends').filter(({ personId, state }) => personId === 'he' && state === 'digest')
    if (!one) throw new Error('nothing waits for the desk')
    const other = { eventId: null, office: null, state: 'waiting', how: 'message', at: at(22) } as const
    county.cloud.store.put('sends', { ...one, ...other, _id: 'other', nextTryAt: at(24 + 7) })
    expect((await morning()).map(({ message, state, asStaff }) => [message, state, asStaff])).toEqual([
      ['2 件等着派，请看一看。', 'badge', true],
    ])
    expect((await county.ok('he', 'me.home', {})).badges.map(({ message }) => message)).toContain(
      '2 件等着派，请看一看。',
    )
  })

  it('leaves out what was sent on meanwhile', async () => {
    const [gone] = [await to().submitted(), await to().submitted()]
    await nextTick(county)
    await to().sentOn(gone ?? '', { person: 'li' })
    expect((await morning()).map(one => one.message)).toEqual(['1 件等着派，请看一看。'])
  })

  it('is not sent when everything was opened', async () => {
    const id = await to().submitted()
    await nextTick(county)
    await county.ok('he', 'desk.sheet', { ticketId: id })
    expect(await morning()).toEqual([])
    expect(stateOf(id, 'he')).toEqual(['seen'])
  })
})

describe('the last accepted message', () => {
  it('of new orders is kept for what is urgent', async () => {
    await allow('li', 'newOrder', 1)
    const plain = await offered()
    await nextTick(county)
    expect(stateOf(plain, 'li')).toEqual(['badge'])
    const urgent = await offered({ urgent: true })
    await nextTick(county)
    expect(stateOf(urgent, 'li')).toEqual(['sent'])
  })

  it('of results is kept for the result: a decline does not take it', async () => {
    await allow('chen', 'resolved', 1)
    const declined = await to().declined()
    await nextTick(county)
    expect(stateOf(declined, 'chen')).toEqual(['badge'])
    const resolved = await to().resolved()
    await nextTick(county)
    expect(stateOf(resolved, 'chen')).toContain('sent')
  })
})

describe('where no message can arrive', () => {
  it('the own order says so and whom to call; after an accepted message it does not', async () => {
    const id = await to().submitted()
    expect((await county.ok('chen', 'ticket.open', { ticketId: id })).unheard).toMatchObject({
      name: '李春兰',
      phone: '0700-li',
    })
    expect((await county.ok('he', 'ticket.open', { ticketId: id })).unheard).toBeNull()
    await allow('chen', 'claimed', 1)
    expect((await county.ok('chen', 'ticket.open', { ticketId: id })).unheard).toBeNull()
  })
})

describe('who was not reached', () => {
  const rows = async () => (await county.ok('he', 'desk.notReached', {})).items

  it('a grid member is called by their public number, and nobody reads a villager’s', async () => {
    const id = await offered({ urgent: true })
    await nextTick(county)
    await later(county, minutes(21))
    await later(county, minutes(21))
    const listed = (await rows()).filter(one => one.ticketId === id)
    expect(
      listed.map(one => [one.staff, one.person.name, one.person.phone, one.person.masked]),
    ).toContainEqual([true, '李春兰', '0700-li', false])
    expect(county.all('readers')).toEqual([])
  })

  it("a villager's row is masked, and unmasking is written down with its purpose", async () => {
    const id = await to().claimed()
    await nextTick(county)
    await later(county, hours(25))
    const row = (await rows()).find(one => one.ticketId === id)
    expect(row).toMatchObject({ staff: false, person: { name: '陈**', masked: true } })
    await county.ok('he', 'ticket.unmask', {
      ticketId: id,
      whose: 'requester',
      purpose: '消息没送到，打电话告诉',
      key: tap(),
    })
    expect(county.all('readers').map(one => one.purpose)).toEqual(['消息没送到，打电话告诉'])
  })

  it('a call that nobody answered stays, with what was tried; one that did leaves', async () => {
    const id = await to().claimed()
    await nextTick(county)
    await later(county, hours(25))
    const row = async () => (await rows()).find(one => one.ticketId === id)
    const ring = async (came: 'noAnswer' | 'told', how: string, key: string = tap()) =>
      county.ok('he', 'desk.reached', { id: (await row())?.id ?? '', how, came, key })
    // Its answer was lost, and it is pressed again: one call.
    const press = tap()
    await ring('noAnswer', '没人接，晚些再打', press)
    await ring('noAnswer', '没人接，晚些再打', press)
    expect((await row())?.tried.map(one => one.words)).toEqual([
      '首页上有',
      '没打开，列进打电话的名单',
      '打过电话：没人接，晚些再打',
    ])
    await ring('told', '打电话告诉到了')
    expect(await row()).toBeUndefined()
  })

  it('the desk reads by which way everybody heard of an order, and of a villager no whole name', async () => {
    await allow('li', 'newOrder', 2)
    const id = await to().claimed()
    await nextTick(county)
    await later(county, hours(25))
    const { people } = await county.ok('he', 'desk.told', { ticketId: id })
    const heard = (name: string) =>
      people.find(one => one.name === name)?.news.map(one => one.lines.map(line => line.words))
    expect(people.map(one => [one.name, one.staff])).toContainEqual(['陈**', false])
    expect(heard('陈**')).toEqual([['首页上有', '没打开，列进打电话的名单']])
    expect(heard('李春兰')?.[0]).toEqual(['微信消息发到了'])
    expect(heard('何小雯')?.[0]).toEqual(['后来不用说了'])
  })

  it('anyone who opened the order was reached', async () => {
    const id = await to().claimed()
    await nextTick(county)
    await county.ok('chen', 'ticket.open', { ticketId: id })
    await later(county, hours(25))
    expect((await rows()).map(one => one.ticketId)).not.toContain(id)
  })

  it('what is over leaves the list', async () => {
    const id = await to().claimed()
    await nextTick(county)
    await later(county, hours(25))
    await county.ok('li', 'ticket.giveBack', { ticketId: id, key: tap(), input: { reason: '修不了' } })
    expect((await rows()).map(one => one.ticketId)).not.toContain(id)
  })
})

describe('a complaint', () => {
  it('has a receipt, the town’s answer, one appeal and the county’s answer; nobody below sees it', async () => {
    const { id, no } = await county.ok('chen', 'me.feedback', {
      kind: 'complaint',
      text: '说好今天来没来',
      key: tap(),
    })
    expect(no).toMatch(/^YJ26-\d{4,5}$/)
    await nextTick(county)
    const told = (who: Key) =>
      county
        .all('sends')
        .filter(one => one.about.id === id && one.personId === who)
        .map(one => [one.how, one.message])
    expect(told('zhao')).toEqual([['badge', `${no} 有一条投诉，请看一看，答复。`]])
    expect((await county.ok('zhao', 'desk.counters', {})).feedback).toBe(1)
    for (const who of ['li', 'he', 'yang', 'ma'] as const)
      expect(await county.as(who, 'feedback.open', { id })).toMatchObject({ ok: false })
    const answer = { id, text: '催过了，明天来', key: tap() }
    await county.ok('zhao', 'feedback.answer', answer)
    expect(await county.ok('zhao', 'feedback.answer', answer)).toMatchObject({ state: 'answered' })
    await nextTick(county)
    expect(told('chen')).toEqual([['message', `${no} 有了答复，点开看看。`]])
    expect((await county.ok('chen', 'feedback.open', { id })).answer).toMatchObject({
      byName: '赵敏行',
      text: '催过了，明天来',
    })
    await county.ok('chen', 'feedback.appeal', { id, text: '还是没来', key: tap() })
    expect(await county.as('zhao', 'feedback.answer', { id, text: '再催', key: tap() })).toMatchObject({
      ok: false,
    })
    await nextTick(county)
    expect(told('tian')).toEqual([['badge', `${no} 对镇里的答复不满意，请县里看一看。`]])
    await county.ok('tian', 'feedback.answer', { id, text: '已派人上门', key: tap() })
    expect(await county.as('chen', 'feedback.appeal', { id, text: '再说', key: tap() })).toMatchObject({
      ok: false,
      code: 'FEEDBACK_APPEAL_ONCE',
    })
    expect((await county.ok('chen', 'feedback.list', { list: 'mine' })).items.map(one => one.state)).toEqual([
      'final',
    ])
  })
})

describe('a complaint about somebody of the town', () => {
  const write = async (aboutTown: boolean) =>
    county.ok('chen', 'me.feedback', { kind: 'complaint', aboutTown, text: '窗口一上午没有人', key: tap() })

  it('goes to the county: the town neither reads, lists nor counts it, nor is it told', async () => {
    const { id, no } = await write(true)
    await nextTick(county)
    const told = county.all('sends').filter(one => one.about.id === id)
    expect(told.map(one => [one.personId, one.how, one.message])).toEqual([
      ['tian', 'badge', `${no} 有一条投诉，请看一看，答复。`],
    ])
    expect((await county.ok('zhao', 'desk.counters', {})).feedback).toBe(0)
    for (const list of ['open', 'answered'] as const)
      expect((await county.ok('zhao', 'feedback.list', { list })).items).toEqual([])
    for (const route of ['feedback.open', 'feedback.withdraw'] as const)
      expect(await county.as('zhao', route, { id, key: tap() } as never)).toMatchObject({ ok: false })
    expect(await county.as('zhao', 'feedback.answer', { id, text: '知道了', key: tap() })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND_HERE',
    })
    expect((await county.ok('tian', 'feedback.list', { list: 'open' })).items.map(one => one.id)).toEqual([
      id,
    ])
    await county.ok('tian', 'feedback.answer', { id, text: '已经去问了', key: tap() })
    expect((await county.ok('zhao', 'feedback.list', { list: 'answered' })).items).toEqual([])
    expect(await county.ok('chen', 'feedback.open', { id })).toMatchObject({
      state: 'final',
      finalAnswer: { byName: '田雨青', from: 'county', text: '已经去问了' },
      can: [],
    })
  })

  it('nor by somebody of the county who serves a town besides', async () => {
    const { id } = await write(true)
    const tian = county.doc('people', 'tian')
    const zhao = county.doc('people', 'zhao')
    county.cloud.store.put('people', {
      ...tian,
      posts: [...tian.posts, ...zhao.posts],
      postKeys: [...tian.postKeys, ...zhao.postKeys],
    })
    expect(await county.as('tian', 'feedback.open', { id })).toMatchObject({ ok: false })
    expect((await county.ok('tian', 'feedback.list', { list: 'open' })).items).toEqual([])
    expect((await county.ok('tian', 'desk.counters', {})).feedback).toBe(0)
  })

  it('who wrote it stands in no answer to the town or the county', async () => {
    await write(false)
    await write(true)
    const { nameSealed: _, ...me } = county.doc('people', 'chen')
    for (const who of ['zhao', 'tian'] as const) {
      const { items } = await county.ok(who, 'feedback.list', { list: 'open' })
      expect(items).toHaveLength(1)
      expect(JSON.stringify(items)).not.toMatch(/陈玉|"chen"|h_n1/)
      expect(me._id).toBe('chen')
    }
  })
})

describe('a complaint that waits', () => {
  const write = async () =>
    (await county.ok('chen', 'me.feedback', { kind: 'suggestion', text: '晒单的字大些', key: tap() })).id

  it('fifteen days long is the county’s as well, and its writer is told', async () => {
    const id = await write()
    expect((await county.ok('tian', 'feedback.list', { list: 'open' })).items).toEqual([])
    await later(county, hours(24 * 16))
    await nextTick(county)
    expect((await county.ok('tian', 'feedback.list', { list: 'open' })).items.map(one => one.id)).toEqual([
      id,
    ])
    expect((await county.ok('zhao', 'desk.counters', {})).feedback).toBe(1)
    expect(
      county
        .all('sends')
        .filter(one => one.about.id === id && one.message.includes('到期'))
        .map(one => [one.personId, one.how])
        .sort(),
    ).toEqual([
      ['chen', 'badge'],
      ['tian', 'badge'],
    ])
    await county.ok('tian', 'feedback.answer', { id, text: '下月换大字', key: tap() })
    expect((await county.ok('chen', 'feedback.open', { id })).state).toBe('final')
  })

  it('is answered once, however many answer at the same moment', async () => {
    const id = await write()
    const zhao = county.doc('people', 'zhao')
    county.cloud.store.put('people', {
      ...county.doc('people', 'tian'),
      posts: zhao.posts,
      postKeys: zhao.postKeys,
    })
    const answers = await Promise.all(
      (['zhao', 'tian'] as const).map(who =>
        county.as(who, 'feedback.answer', { id, text: `${who}看过了`, key: tap() }),
      ),
    )
    expect(answers.map(one => (one.ok ? 'ok' : one.code)).sort()).toEqual(['ANSWERED_ALREADY', 'ok'])
    const first = answers.findIndex(({ ok }) => ok) === 0 ? '赵敏行' : '田雨青'
    expect(answers.flatMap(one => (one.ok ? [] : [one.message]))).toEqual([expect.stringContaining(first)])
    expect((await county.ok('chen', 'feedback.open', { id })).answer?.byName).toBe(first)
  })

  it('is taken back: nobody else reads it, and whoever was about to answer hears so', async () => {
    const id = await write()
    const press = { id, key: tap() }
    expect(await county.ok('chen', 'feedback.withdraw', press)).toMatchObject({ state: 'withdrawn', can: [] })
    expect(await county.ok('chen', 'feedback.withdraw', press)).toMatchObject({ state: 'withdrawn' })
    expect(await county.as('zhao', 'feedback.open', { id })).toMatchObject({ code: 'NOT_FOUND_HERE' })
    expect(await county.as('zhao', 'feedback.answer', { id, text: '好', key: tap() })).toMatchObject({
      code: 'FEEDBACK_WITHDRAWN',
    })
    expect((await county.ok('zhao', 'desk.counters', {})).feedback).toBe(0)
    expect((await county.ok('chen', 'feedback.list', { list: 'mine' })).items.map(one => one.text)).toEqual([
      '晒单的字大些',
    ])
  })

  it('is forgotten with its words; the answer, a record of office, stays', async () => {
    const id = await write()
    await county.ok('zhao', 'feedback.answer', { id, text: '下月换大字', key: tap() })
    await county.ok('chen', 'me.delete', { seen: [], key: tap() })
    expect(await county.ok('zhao', 'feedback.open', { id })).toMatchObject({
      text: null,
      answer: { text: '下月换大字' },
    })
  })
})

describe('a complaint of before there were events', () => {
  const older = {
    v: 1 as const,
    by: 'chen',
    townId: 't1',
    at: START - hours(50),
    feedback: {
      by: 'chen',
      kind: 'complaint' as const,
      text: '等了很久没人来',
      at: START - hours(50),
      answer: null,
      appeal: null,
      finalAnswer: null,
    },
  }
  const put = (id: string, no: string, change: object = {}, node = 't1', open = true, by = 'chen') =>
    county.cloud.store.put('feedback', {
      ...older,
      by,
      _id: id,
      no,
      node,
      open,
      sortKey: `${START - hours(50)}${id}`,
      feedback: { ...older.feedback, no, state: 'sent', ...change },
    })

  it('is listed, counted, answered and appealed like any other, and brought in once', async () => {
    put('old1', 'YJ26-0007')
    const [mine] = (await county.ok('chen', 'feedback.list', { list: 'mine' })).items
    expect(mine).toMatchObject({ id: 'old1', no: 'YJ26-0007', text: '等了很久没人来', can: ['withdraw'] })
    expect(county.all('feedback')).toEqual([])
    expect((await county.ok('zhao', 'feedback.list', { list: 'open' })).items.map(one => one.at)).toEqual([
      START - hours(50),
    ])
    await county.ok('zhao', 'feedback.answer', { id: 'old1', text: '去看过了', key: tap() })
    await county.ok('chen', 'feedback.appeal', { id: 'old1', text: '没人来', key: tap() })
    expect((await county.ok('tian', 'feedback.open', { id: 'old1' })).appeal?.text).toBe('没人来')
  })

  it('keeps its answers and its appeal; who opens a notice of it brings it in, two at once only one', async () => {
    const answer = { at: START - hours(9), by: 'zhao', byName: '赵敏行', text: '催过了' }
    const appeal = { at: START - hours(5), text: '还是没来' }
    put('old2', 'YJ26-0008', { state: 'appealed', answer, appeal }, 'c1')
    const opened = await Promise.all(
      (['chen', 'zhao', 'tian'] as const).map(who => county.ok(who, 'feedback.open', { id: 'old2' })),
    )
    expect(opened.map(one => [one.text, one.answer?.text, one.appeal?.text, one.state])).toEqual(
      Array.from({ length: 3 }, () => ['等了很久没人来', '催过了', '还是没来', 'appealed']),
    )
    expect(county.all('opinions').map(one => one._id)).toEqual(['old2'])
    expect(
      county
        .all('events')
        .filter(one => one.about.id === 'old2')
        .map(one => one.type),
    ).toEqual(['Brought'])
  })

  it('is brought in by the night, and waits and counts, though nobody opened a list', async () => {
    put('old4', 'YJ26-0010')
    await later(county, hours(25))
    await nextTick(county)
    expect(county.all('feedback')).toEqual([])
    expect(county.doc('opinions', 'old4').nextDueAt).toBeGreaterThan(START)
    expect((await county.ok('zhao', 'desk.counters', {})).feedback).toBe(1)
  })

  it('is theirs to whom it came when two entries became one', async () => {
    put('old5', 'YJ26-0011', {}, 't1', true, 'zhou')
    expect((await county.ok('zhou', 'feedback.list', { list: 'mine' })).items.map(one => one.id)).toEqual([
      'old5',
    ])
    expect((await county.ok('chen', 'feedback.list', { list: 'mine' })).items).toEqual([])
  })

  it('that cannot be brought in is passed over, and an alarm says so', async () => {
    const { no } = await county.ok('chen', 'me.feedback', { kind: 'complaint', text: '桥栏松了', key: tap() })
    put('old6', no)
    put('old7', 'YJ26-0012')
    const { items } = await county.ok('zhao', 'feedback.list', { list: 'open' })
    expect(items.map(one => one.text).sort()).toEqual(['桥栏松了', '等了很久没人来'])
    expect(county.all('feedback').map(one => one._id)).toEqual(['old6'])
    expect((await county.ok('zhao', 'desk.counters', {})).alarms).toEqual(['letters'])
  })

  it('whose answer was lost while a new version came is not written twice', async () => {
    const said = { kind: 'complaint' as const, text: '等了很久没人来', key: tap() }
    const { id, no } = await county.ok('chen', 'me.feedback', said)
    // As the functions of before had written it.
    county.cloud.store.remove('ticket_words', county.doc('opinions', id).feedback.wordsId)
    county.cloud.store.remove('opinions', id)
    for (const one of county.all('events').filter(({ about }) => about.id === id))
      county.cloud.store.remove('events', one._id)
    put(id, no)
    expect(await county.ok('chen', 'me.feedback', said)).toMatchObject({ id, no })
    expect(county.all('feedback')).toEqual([])
    expect(county.all('opinions').map(one => one._id)).toEqual([id])
  })

  it('erased while somebody’s list brings it in stays erased', async () => {
    put('old8', 'YJ26-0013')
    let isErased = false
    county.cloud.faults.onCall = (_, __, asked) => {
      if (isErased || !JSON.stringify(asked).includes('startTransaction')) return
      isErased = true
      put('old8', 'YJ26-0013', { text: '' })
    }
    const { items } = await county.ok('zhao', 'feedback.list', { list: 'open' })
    county.cloud.faults.onCall = null
    expect([isErased, items.map(one => one.text)]).toEqual([true, [null]])
  })

  it('may still be forgotten, and taken along, where nobody has looked at it', async () => {
    put('old3', 'YJ26-0009')
    await county.ok('chen', 'me.delete', { seen: ['old3'], key: tap() })
    expect(county.doc('feedback', 'old3').feedback.text).toBe('')
  })
})
