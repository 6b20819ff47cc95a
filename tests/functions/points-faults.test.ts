import { newsOf } from './news-in'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api } from '../../contract'
import type { Reply } from '../../contract/wire'
import { days, minutes } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import type { Key } from './seeded'
import { nextTick, tick } from './jobs-tick'
import { killedEvery } from './killing'
import { expectLaws } from './laws'
import { deedOf, balanceOf, codeOf, earning, entriesOf, HOME } from './points'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })
let county: County
let to: ReturnType<typeof earning>
let restore: () => void
// A killed function leaves its transaction open; it ends by itself, here sooner than after 30 s.
beforeAll(async () => {
  county = await openCounty({ transactionMs: 2500 })
  to = earning(county)
  restore = county.remember()
})
afterEach(() => {
  county.cloud.faults.clear()
  expectLaws(county)
  restore()
})
afterAll(() => county.close())

const three = async <T>(send: () => Promise<Reply<T>>): Promise<T[]> =>
  (await Promise.all([send(), send(), send()])).flatMap(reply => (reply.ok ? [reply.data] : []))

describe('twice, three times, at once', () => {
  it('the same application three times is one, with one receipt', async () => {
    const ask = to.deed()
    const answers = await three(() => county.as('chen', 'points.apply', ask))
    expect(
      new Set(answers.map(one => `${one.application.id} ${one.application.no} ${one.message}`)).size,
    ).toBe(1)
    expect([answers.length, county.all('deeds').length, county.all('ticket_words').length]).toEqual([3, 1, 1])
    await county.ok('wang', 'points.confirm', {
      id: answers[0]?.application.id ?? '',
      agree: true,
      key: tap(),
    })
    const later = await county.ok('chen', 'points.apply', ask)
    expect(later.application.state).toBe('confirmed')
    expect(county.all('deeds')).toHaveLength(1)
  })

  it('two vouch at once: one did, the other hears who', async () => {
    for (let i = 0; i < 4; i++) {
      const id = await to.applied('chen', { key: tap() })
      const replies = await Promise.all(
        (['wang', 'li'] as const).map(who =>
          county.as(who, 'points.confirm', { id, agree: true, key: tap() }),
        ),
      )
      expect(replies.map(codeOf).sort()).toEqual(['CONFIRMED_ALREADY', 'ok'])
      const late = replies.find(reply => !reply.ok)
      expect(late && !late.ok && late.message).toContain(deedOf(county, id).confirmed?.byName)
    }
  })

  it('the same confirmation, objection and answer three times each are one each', async () => {
    const id = await to.applied()
    const confirm = { id, agree: true, key: tap() }
    expect(await three(() => county.as('wang', 'points.confirm', confirm))).toHaveLength(3)
    const object = { id, reason: '没见着', key: tap() }
    expect(await three(() => county.as('zhou', 'points.object', object))).toHaveLength(3)
    const answer = {
      id,
      objectionId: deedOf(county, id).objections[0]?.id ?? '',
      upheld: false,
      reason: '问过了',
      key: tap(),
    }
    expect(await three(() => county.as('yang', 'points.answer', answer))).toHaveLength(3)
    expect([
      deedOf(county, id).objections.length,
      newsOf(county).filter(one => one.about.id === id).length,
      county.all('ticket_words').length,
    ]).toEqual([1, 4, 3])
  })

  it('ten neighbours object at once: all are heard, none twice', async () => {
    const id = await to.confirmed()
    const who: Key[] = ['zhou', 'tan', 'li', 'gao', 'he', 'yang', 'liu', 'sun', 'wang']
    const replies = await Promise.all(
      who.map(one => county.as(one, 'points.object', { id, reason: '再看看', key: tap() })),
    )
    expect(replies.map(codeOf)).toEqual(who.map(() => 'ok'))
    expect(
      deedOf(county, id)
        .objections.map(one => one.by)
        .sort(),
    ).toEqual([...who].sort())
  })

  it('an objection in the last moment or the credit: never both', async () => {
    for (let i = 0; i < 3; i++) {
      const id = await to.confirmed()
      await county.cloud.setClock((deedOf(county, id).noticeUntil ?? 0) - 15 + i * 10)
      const [reply] = await Promise.all([
        county.as('zhou', 'points.object', { id, reason: '没见着', key: tap() }),
        county.cloud.trigger('jobs', 'minute'),
      ])
      await nextTick(county)
      expect([codeOf(reply), deedOf(county, id).state]).toEqual(
        reply.ok ? ['ok', 'objected'] : ['OBJECTION_OVER', 'credited'],
      )
    }
  })

  it('the timer three times at once credits once', async () => {
    const ids = [await to.confirmed(), await to.confirmed({ itemId: 'peace', quantity: 1 })]
    await county.cloud.advance(days(4))
    await Promise.all([1, 2, 3].map(() => county.cloud.trigger('jobs', 'minute')))
    await nextTick(county)
    expect(ids.map(id => deedOf(county, id).state)).toEqual(['credited', 'credited'])
    expect([balanceOf(county, HOME.chen), entriesOf(county, HOME.chen).length]).toEqual([25, 2])
  })

  it('the crediting itself from two sides at once, without the lease between them', async () => {
    const id = await to.group()
    await county.ok('yang', 'points.confirm', { id, agree: true, key: tap() })
    await county.cloud.advance(days(4))
    // The lease of the timer is taken away at every moment, so that several really run.
    const done = Promise.all(
      [1, 2, 3].map(async () => {
        for (let i = 0; i < 3; i++) {
          const job = county.all('jobs').find(one => one._id === 'deeds')
          if (job) county.cloud.store.put('jobs', { ...job, leaseUntil: 0 })
          await county.cloud.trigger('jobs', 'minute')
        }
      }),
    )
    await done
    await nextTick(county)
    expect(
      [HOME.chen, HOME.zhou, HOME.wang].map(one => [balanceOf(county, one), entriesOf(county, one).length]),
    ).toEqual([
      [5, 1],
      [5, 1],
      [5, 1],
    ])
  })
})

const kills = killedEvery(5)
/** Kills the function after one database call after the other, until it lives to the end; each time the phone tries again. */
async function killedAnywhere<R extends 'points.apply' | 'points.confirm' | 'points.object'>(
  who: Key,
  route: R,
  prepare: () => Promise<Api[R]['ask']>,
  stands: (ask: Api[R]['ask']) => void,
): Promise<number> {
  for (let n = kills.from; n < 45; n += kills.stride) {
    // Nobody presses that often in a day.
    for (const { _id } of county.all('keys')) county.cloud.store.remove('keys', _id)
    const ask = await prepare()
    county.cloud.faults.killAfter('api', n)
    const survived = await county.as(who, route, ask).then(
      () => true,
      () => false,
    )
    county.cloud.faults.clear()
    expectLaws(county)
    for (let i = 0; i < 6; i++) if ((await county.as(who, route, ask)).ok) break
    stands(ask)
    if (survived) return n
  }
  throw new Error('never lived to the end')
}

describe(`killed between any two calls of the database (${kills.message})`, () => {
  it('an application: all of it or nothing, and the same tap finishes it', async () => {
    const steps = await killedAnywhere(
      'chen',
      'points.apply',
      async () => {
        await county.cloud.advance(minutes(1))
        return to.deed({
          itemId: 'sweep',
          quantity: 1,
          attachments: [{ id: await to.photo(), kind: 'photo' }],
        })
      },
      ask => {
        const found = county.all('events').filter(one => one.idempotencyKey === `chen:${ask.key}`)
        expect(found).toHaveLength(1)
        const id = found[0]?.about.id
        expect(county.all('deeds').filter(one => one._id === id)).toHaveLength(1)
        expect(county.all('ticket_words').filter(one => one.about.id === id)).toHaveLength(1)
        expect(county.doc('files', ask.attachments[0]?.id ?? '').about?.id).toBe(id)
      },
    )
    expect(steps).toBeGreaterThan(8)
  })
  it('a confirmation', async () => {
    const steps = await killedAnywhere(
      'wang',
      'points.confirm',
      async () => ({ id: await to.applied(), agree: true, key: tap() }),
      ({ id }) => {
        expect(deedOf(county, id).state).toBe('confirmed')
        expect(
          newsOf(county)
            .filter(one => one.about.id === id)
            .map(one => one._id)
            .sort(),
        ).toEqual([`${id}:000001`, `${id}:000002`])
      },
    )
    expect(steps).toBeGreaterThan(5)
  })
  it('an objection', async () => {
    const steps = await killedAnywhere(
      'zhou',
      'points.object',
      async () => {
        // Three may be open at once; here there is one after the other.
        county.cloud.store.remove('objectors', 'zhou')
        return { id: await to.confirmed(), reason: '没见着', key: tap() }
      },
      ({ id }) => {
        expect([
          deedOf(county, id).objections.length,
          county.all('ticket_words').filter(one => one.about.id === id && one.by === 'zhou').length,
        ]).toEqual([1, 1])
      },
    )
    expect(steps).toBeGreaterThan(6)
  })

  /** A tick makes more of them. */
  const { stride, from, message } = killedEvery(10)
  it(`the timer that credits a group (${message}): each household once, each told once`, async () => {
    let killed = 0
    for (let n = from; n <= 64; n += stride) {
      const id = await to.group([HOME.chen, HOME.zhou], {
        itemId: 'labour',
        text: '修渠',
        attachments: [{ id: await to.photo('li'), kind: 'photo' }],
      })
      await county.ok('wang', 'points.confirm', { id, agree: true, key: tap() })
      await county.cloud.advance(days(4))
      county.cloud.faults.killAfter('jobs', n)
      await county.cloud.trigger('jobs', 'minute').then(
        () => {},
        () => {
          killed++
        },
      )
      county.cloud.faults.clear()
      await county.cloud.advance(minutes(2))
      await tick(county)
      await nextTick(county)
      expect([n, deedOf(county, id).state]).toEqual([n, 'credited'])
      for (const household of [HOME.chen, HOME.zhou])
        expect([
          n,
          county.all('entries').filter(one => one.cause === `earn:${id}:${household}`).length,
        ]).toEqual([n, 1])
      const credits = county
        .all('events')
        .flatMap(one => (one.about.id === id && one.type === 'Credited' ? [one._id] : []))
      expect([n, credits.length]).toEqual([n, 2])
      expect([
        n,
        county
          .all('sends')
          .filter(one => credits.includes(one.eventId ?? ''))
          .map(one => one.personId)
          .sort(),
      ]).toEqual([n, ['chen', 'zhou']])
      expectLaws(county)
      restore()
    }
    expect(killed).toBeGreaterThan(3)
  })
})

describe('answers that are lost', () => {
  it.each(['points.apply', 'points.confirm'] as const)(
    '%s was done but its answer never came: it is answered, and written once',
    async route => {
      const id = await to.applied()
      county.cloud.faults.dropAnswer('database.commitTransaction')
      const reply =
        route === 'points.apply'
          ? await county.as('tan', route, to.deed())
          : await county.as('wang', route, { id, agree: true, key: tap() })
      expect(codeOf(reply)).toBe('ok')
      expect([county.all('deeds').length, deedOf(county, id).state]).toEqual(
        route === 'points.apply' ? [2, 'waiting'] : [1, 'confirmed'],
      )
    },
  )
})

describe('the content check', () => {
  const risky = '这里有违规测试的话'
  it('says no to a deed and to an objection, and nothing is written; a person may be asked', async () => {
    const before = county.deeds()
    expect(codeOf(await county.as('chen', 'points.apply', to.deed({ text: risky })))).toBe('TEXT_RISKY')
    expect(county.deeds()).toBe(before)
    const { application } = await county.ok(
      'chen',
      'points.apply',
      to.deed({ text: risky, humanCheck: true }),
    )
    expect(application.text, 'who wrote it reads it').toBe(risky)
    expect((await county.ok('wang', 'points.open', { id: application.id })).text, 'others wait').toBeNull()
    const { items } = await county.ok('he', 'desk.reviews', {})
    expect(items).toMatchObject([
      { about: { kind: 'deed', id: application.id }, no: application.no, text: risky },
    ])
    await county.ok('he', 'desk.review', { id: items[0]?.id ?? '', pass: true, key: tap() })
    expect((await county.ok('wang', 'points.open', { id: application.id })).text).toBe(risky)
  })
  it('without an answer the deed goes on and the words wait', async () => {
    county.cloud.faults.failOpenapi('security.msgSecCheck', { errcode: 40001 })
    const id = await to.applied()
    county.cloud.faults.clear()
    expect((await county.ok('wang', 'points.open', { id })).text).toBeNull()
    expect((await county.ok('he', 'desk.reviews', {})).items).toHaveLength(1)
  })
  it('words for the committee are judged in the town, and by nobody of the household', async () => {
    const id = await to.confirmed()
    await county.ok('zhou', 'points.object', { id, reason: risky, humanCheck: true, key: tap() })
    expect((await county.ok('he', 'desk.reviews', {})).items).toEqual([])
    const { items } = await county.ok('zhao', 'desk.reviews', {})
    expect(items).toMatchObject([{ text: risky }])
    expect((await county.ok('yang', 'points.open', { id })).objections[0]?.reason).toBeNull()
    await county.ok('zhao', 'desk.review', { id: items[0]?.id ?? '', pass: true, key: tap() })
    expect((await county.ok('yang', 'points.open', { id })).objections[0]?.reason).toBe(risky)
  })
  it('a photo is shown once it passed; one the checker never answered goes to the desk', async () => {
    const photo = await to.photo()
    const id = await to.applied('chen', {
      itemId: 'sweep',
      quantity: 1,
      attachments: [{ id: photo, kind: 'photo' }],
    })
    const words = county.all('ticket_words').find(one => one.about.id === id)
    county.cloud.store.put('files', { ...county.doc('files', photo), state: 'pending' })
    county.cloud.store.put('ticket_words', {
      ...words,
      _id: words?._id,
      check: { ...words?.check, files: { [photo]: 'pending' } },
    })
    expect((await county.ok('wang', 'points.open', { id })).photos).toEqual([
      { id: photo, state: 'pending', url: null },
    ])
    await county.cloud.advance(minutes(31))
    await tick(county)
    const { items } = await county.ok('he', 'desk.reviews', {})
    expect(items).toMatchObject([{ id: photo, about: { kind: 'deed', id }, what: 'photo' }])
    await county.ok('he', 'desk.review', { id: photo, pass: true, key: tap() })
    expect((await county.ok('wang', 'points.open', { id })).photos).toMatchObject([
      { id: photo, state: 'pass', url: expect.stringMatching(/^http/) as unknown },
    ])
    expect((await county.ok('chen', 'points.open', { id })).photos[0]?.url).toBeTruthy()
  })
})
