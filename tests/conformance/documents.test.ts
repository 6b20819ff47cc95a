import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openTarget, refusalOf, type Target } from './target'

let target: Target
let db: Database
const items = () => db.collection('conformance_items')

beforeAll(async () => {
  target = await openTarget()
  db = target.database
})
afterAll(() => target.close())

describe('one document', () => {
  it('comes back as it was written: numbers, text, dates, lists, nothing', async () => {
    const doc = {
      _id: 'all-kinds',
      whole: 1,
      part: 1.5,
      big: 12345678901,
      text: '点单😀',
      at: new Date(1234),
      list: [1, { a: [true] }],
      nothing: null,
      inner: { deep: { er: 'x' } },
    }
    await items().add(doc)
    expect((await items().doc('all-kinds').get()).data).toEqual([doc])
  })

  it('gets an id of 32 hexadecimal digits when it brings none', async () => {
    const { id } = await items().add({ n: 1 })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
  })

  it('keeps number ids and text ids apart', async () => {
    await items().add({ _id: 7 as unknown as string, kind: 'number' })
    await items().add({ _id: '7', kind: 'text' })
    expect((await items().doc(7).get()).data).toMatchObject([{ kind: 'number' }])
    expect((await items().doc('7').get()).data).toMatchObject([{ kind: 'text' }])
  })

  it('is refused when its id is taken', async () => {
    await items().add({ _id: 'taken' })
    const { code, message } = await refusalOf(items().add({ _id: 'taken' }))
    expect(['DATABASE_REQUEST_FAILED', 'DATABASE_DUPLICATE_WRITE']).toContain(code)
    expect(message).toContain('E11000')
  })

  it('is replaced whole by set, and made by set when missing', async () => {
    await items().doc('set').set({ a: 1, b: 1 })
    await items().doc('set').set({ a: 2 })
    expect((await items().doc('set').get()).data).toEqual([{ _id: 'set', a: 2 }])
  })

  it('is removed once', async () => {
    await items().add({ _id: 'gone' })
    expect((await items().doc('gone').remove()).deleted).toBe(1)
    expect((await items().doc('gone').remove()).deleted).toBe(0)
    expect((await items().doc('gone').get()).data).toEqual([])
  })

  it('gets the time of the server', async () => {
    await items().add({ _id: 'timed', at: db.serverDate(), later: db.serverDate({ offset: 60_000 }) })
    const [doc] = (await items().doc('timed').get()).data as { at: Date; later: Date }[]
    expect(doc?.at).toBeInstanceOf(Date)
    expect((doc?.later.getTime() ?? 0) - (doc?.at.getTime() ?? 0)).toBe(60_000)
  })
})

describe('update operators', () => {
  const after = async (id: string, before: object, change: object): Promise<unknown> => {
    await items().doc(id).set(before)
    await items().doc(id).update(change)
    const [{ _id, ...doc }] = (await items().doc(id).get()).data as [Record<string, unknown>]
    return doc
  }

  it('set, merge and replace inner fields', async () => {
    const _ = db.command
    expect(
      await after('u1', { a: { x: 1 }, b: { y: 1 } }, { a: { z: 2 }, b: _.set({ z: 2 }), 'c.d': 3 }),
    ).toEqual({ a: { x: 1, z: 2 }, b: { z: 2 }, c: { d: 3 } })
  })
  it('count, multiply, keep the larger and the smaller', async () => {
    const _ = db.command
    expect(
      await after('u2', { a: 1, b: 2, c: 3, d: 4 }, { a: _.inc(-3), b: _.mul(4), c: _.max(9), d: _.min(1) }),
    ).toEqual({ a: -2, b: 8, c: 9, d: 1 })
  })
  it('remove and rename fields', async () => {
    const _ = db.command
    expect(await after('u3', { a: 1, b: 2 }, { a: _.remove(), b: _.rename('c') })).toEqual({ c: 2 })
  })
  it('push, unshift, pop, shift, pull and add to a set', async () => {
    const _ = db.command
    const before = { a: [1], b: [2], c: [1, 2], d: [1, 2], e: [1, 2, 1], f: [1] }
    const change = {
      a: _.push([2, 3]),
      b: _.unshift([1]),
      c: _.pop(),
      d: _.shift(),
      e: _.pull(1),
      f: _.addToSet(1),
    }
    expect(await after('u4', before, change)).toEqual({
      a: [1, 2, 3],
      b: [1, 2],
      c: [1],
      d: [2],
      e: [2],
      f: [1],
    })
  })
  it('touch all documents a query finds, and count those that changed', async () => {
    const _ = db.command
    for (const n of [1, 2, 3]) await items().doc(`many${n}`).set({ group: 'many', n })
    expect(
      (
        await items()
          .where({ group: 'many', n: _.gte(2) })
          .update({ seen: true })
      ).updated,
    ).toBe(2)
    expect((await items().where({ group: 'many', seen: true }).count()).total).toBe(2)
    expect((await items().where({ group: 'many' }).remove()).deleted).toBe(3)
  })
  it('on a list are made once: who stands in it already changes nothing, and neither does a full line', async () => {
    const _ = db.command
    await items()
      .doc('line')
      .set({ wrong: 1, taps: ['a'] })
    const take = async (tap: string, most: number) =>
      (
        await items()
          .where({ _id: 'line', taps: _.neq(tap), wrong: _.lt(most) })
          .update({ wrong: _.inc(1), taps: _.push(tap) })
      ).updated
    const giveBack = async (tap: string) =>
      (
        await items()
          .where({ _id: 'line', taps: tap })
          .update({ wrong: _.inc(-1), taps: _.pull(tap) })
      ).updated
    const line = async () => (await items().doc('line').get()).data
    expect(await take('b', 3)).toBe(1)
    expect(await line()).toEqual([{ _id: 'line', wrong: 2, taps: ['a', 'b'] }])
    // Twice by the same one, also by the first in the list; then the line is full.
    expect(await take('b', 3)).toBe(0)
    expect(await take('a', 3)).toBe(0)
    expect(await take('c', 2)).toBe(0)
    expect(await line()).toEqual([{ _id: 'line', wrong: 2, taps: ['a', 'b'] }])
    expect(await giveBack('b')).toBe(1)
    expect(await giveBack('b')).toBe(0)
    expect(await line()).toEqual([{ _id: 'line', wrong: 1, taps: ['a'] }])
    // Of many at once no more get in than there are places.
    const taken = await Promise.all(['c', 'd', 'e', 'f', 'c'].map(tap => take(tap, 3)))
    expect(taken.reduce((sum, n) => (sum ?? 0) + (n ?? 0), 0)).toBe(2)
    const [after] = (await line()) as { wrong: number; taps: string[] }[]
    expect([after?.wrong, after?.taps[0], new Set(after?.taps).size]).toEqual([3, 'a', 3])
  })
  it('give the changed document back when asked', async () => {
    await items().doc('back').set({ n: 1 })
    const answer = (await items()
      .where({ _id: 'back' })
      .updateAndReturn({ n: db.command.inc(1) })) as { updated: number; doc: unknown }
    expect(answer).toMatchObject({ updated: 1, doc: { _id: 'back', n: 2 } })
  })

  it.each([
    ['inc on text', { a: 'x' }, () => ({ a: db.command.inc(1) }), /non-numeric/],
    ['push on text', { a: 'x' }, () => ({ a: db.command.push([1]) }), /must be an array/],
    ['a field inside a number', { a: 1 }, () => ({ 'a.b': 1 }), /Cannot create field/],
  ])('refuse %s and change nothing', async (_name, before, change, message) => {
    await items().doc('refused').set(before)
    expect((await refusalOf(items().doc('refused').update(change()))).message).toMatch(message)
    expect((await items().doc('refused').get()).data).toEqual([{ _id: 'refused', ...before }])
  })
})

describe('refusals', () => {
  it('an unknown collection', async () => {
    expect((await refusalOf(db.collection('no_such_collection').get())).code).toBe(
      'DATABASE_COLLECTION_NOT_EXIST',
    )
    expect((await refusalOf(db.collection('no_such_collection').add({ a: 1 }))).code).toBe(
      'DATABASE_COLLECTION_NOT_EXIST',
    )
  })
})

describe.runIf(!process.env.CONFORMANCE_ENV)('refusals only the local cloud is strict about', () => {
  it('more than 1000 documents in one get, where the SDK does not cut it first', async () => {
    const body = JSON.stringify({
      action: 'database.getDocument',
      collectionName: 'conformance_items',
      queryType: 'WHERE',
      limit: 1001,
    })
    const answer = await fetch(`${target.local?.url}/admin`, {
      method: 'POST',
      headers: { authorization: 'TC3-HMAC-SHA256 Credential=x' },
      body,
    })
    expect(await answer.json()).toMatchObject({
      code: 'INVALID_PARAM',
      message: expect.stringContaining('1000') as string,
    })
  })
  it('a query without an index once there are more than 1000 documents', async () => {
    target.local?.store.createCollection('crowd')
    target.local?.store.insertMany(
      'crowd',
      Array.from({ length: 1001 }, (_unused, i) => ({ n: i })),
    )
    const { code, message } = await refusalOf(db.collection('crowd').where({ n: 5 }).get())
    expect([code, message]).toEqual([
      'DATABASE_REQUEST_FAILED',
      expect.stringContaining('get on crowd where {"n":5}'),
    ])
    target.local?.store.createIndex('crowd', 'n', [['n', 1]])
    expect((await db.collection('crowd').where({ n: 5 }).get()).data).toHaveLength(1)
  })
  it('a collection made twice', async () => {
    await db.createCollection('made_by_sdk')
    await db.collection('made_by_sdk').add({ a: 1 })
    expect((await refusalOf(db.createCollection('made_by_sdk'))).code).toBe(
      'DATABASE_COLLECTION_ALREADY_EXIST',
    )
  })
  it('a script inside a query', async () => {
    expect((await refusalOf(items().where({ $where: 'return true' }).get())).code).toBe(
      'DATABASE_REQUEST_FAILED',
    )
  })
  it('an unknown action', async () => {
    const answer = await fetch(`${target.local?.url}/admin`, {
      method: 'POST',
      headers: { authorization: 'TC3-HMAC-SHA256 Credential=x' },
      body: '{"action":"database.explode"}',
    })
    expect(await answer.json()).toMatchObject({ code: 'INVALID_PARAM' })
  })
  it('a request without a signature', async () => {
    const answer = await fetch(`${target.local?.url}/admin`, {
      method: 'POST',
      body: '{"action":"database.getDocument"}',
    })
    expect(await answer.json()).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
  })
})
